package io.smartvillage.access.pass;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tables `pass` and `pass_use`.
@Component
public class Passes {

    private final JdbcClient jdbc;

    Passes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The pass of a code. A code can be drawn again once its pass is used up, so a valid pass goes
    /// before others.
    @Transactional(readOnly = true)
    public Optional<Pass> ofCode(byte[] codeHash) {
        return jdbc.sql(
                        """
                        select p.id, p.property_id, p.status, p.valid_from, p.valid_until, p.single_use,
                               exists (select from pass_use u
                                       where u.village_id = p.village_id and u.pass_id = p.id) entered
                        from pass p where p.code_hash = ?
                        order by p.status = 'valid' desc, p.status = 'used' desc, p.valid_until desc
                        limit 1
                        """)
                .param(codeHash)
                .query((row, _) -> pass(row))
                .optional();
    }

    private static Pass pass(ResultSet row) throws SQLException {
        return new Pass(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                PassStatus.of(row.getString("status")),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                row.getObject("valid_until", OffsetDateTime.class).toInstant(),
                row.getBoolean("single_use"),
                row.getBoolean("entered"));
    }

    /// Of many at once, on any instance, exactly one claims the pass; the others wait for its
    /// transaction to end.
    ///
    /// @return true if the one use is the caller's
    @Transactional
    public boolean claim(UUID passId, UUID logId, Instant at) {
        return jdbc.sql(
                                """
                                insert into pass_use (village_id, pass_id, log_id, used_at)
                                values (?, ?, ?, ?) on conflict do nothing
                                """)
                        .params(CurrentVillage.id(), passId, logId, at.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /// A state older than the mirrored one changes nothing.
    @Transactional
    public void mirror(PassState state) {
        jdbc.sql(
                        """
                        insert into pass (village_id, id, property_id, code_hash, valid_from, valid_until,
                                          status, single_use, updated_at)
                        values (:villageId, :id, :propertyId, :codeHash, :validFrom, :validUntil,
                                :status, :singleUse, :updatedAt)
                        on conflict (village_id, id) do update
                            set property_id = excluded.property_id, code_hash = excluded.code_hash,
                                valid_from = excluded.valid_from, valid_until = excluded.valid_until,
                                status = excluded.status, single_use = excluded.single_use,
                                updated_at = excluded.updated_at
                            where pass.updated_at <= excluded.updated_at
                        """)
                .param("villageId", CurrentVillage.id())
                .param("id", state.passId())
                .param("propertyId", state.propertyId())
                .param("codeHash", Base64.getUrlDecoder().decode(state.codeHash()))
                .param("validFrom", state.validFrom().atOffset(ZoneOffset.UTC))
                .param("validUntil", state.validUntil().atOffset(ZoneOffset.UTC))
                .param("status", state.status().column())
                .param("singleUse", state.singleUse())
                .param("updatedAt", state.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
