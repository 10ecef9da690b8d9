package io.smartvillage.access.decision;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `decision_nonce`.
@Component
class Nonces {

    /// Where the decision is in the log.
    record Decided(UUID logId, Instant timestamp) {}

    private final JdbcClient jdbc;

    Nonces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Waits for another request with the same nonce to end.
    ///
    /// @return true if the nonce is new and so `decided` will be its decision
    boolean claim(UUID gateId, String nonce, byte[] requestHash, Decided decided) {
        return jdbc.sql(
                                """
                                insert into decision_nonce
                                    (village_id, gate_id, nonce, request_hash, log_id, log_timestamp)
                                values (?, ?, ?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(
                                CurrentVillage.id(),
                                gateId,
                                nonce,
                                requestHash,
                                decided.logId(),
                                decided.timestamp().atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// @throws NonceReusedException if the nonce came with another request
    Decided decided(UUID gateId, String nonce, byte[] requestHash) {
        return jdbc.sql(
                        """
                        select request_hash, log_id, log_timestamp from decision_nonce
                        where gate_id = ? and nonce = ?
                        """)
                .params(gateId, nonce)
                .query((row, _) -> {
                    if (!Arrays.equals(row.getBytes("request_hash"), requestHash)) {
                        throw new NonceReusedException();
                    }
                    return new Decided(
                            row.getObject("log_id", UUID.class),
                            row.getObject("log_timestamp", OffsetDateTime.class).toInstant());
                })
                .single();
    }
}
