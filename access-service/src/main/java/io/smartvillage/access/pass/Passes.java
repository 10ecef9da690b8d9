package io.smartvillage.access.pass;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.MirrorTable;
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
    private final MirrorTable passes;

    Passes(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.passes = new MirrorTable(jdbc, "pass", "updated_at");
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
        var isNewest =
                passes.state(state.passId(), state.updatedAt())
                        .with("property_id", state.propertyId())
                        .with("code_hash", Base64.getUrlDecoder().decode(state.codeHash()))
                        .with("valid_from", state.validFrom())
                        .with("valid_until", state.validUntil())
                        .with("status", state.status().column())
                        .with("single_use", state.singleUse())
                        .with("kind", state.kind().column())
                        .with("party_size", state.partySize())
                        .keep();
        if (isNewest) {
            replaceWindows(state);
        }
    }

    private void replaceWindows(PassState state) {
        jdbc.sql("delete from pass_window where pass_id = ?").param(state.passId()).update();
        if (state.windows().isEmpty()) {
            return;
        }
        jdbc.sql(
                        """
                        insert into pass_window (village_id, pass_id, starts_at, ends_at)
                        select ?, ?, starts_at, ends_at
                        from unnest(?::timestamptz[], ?::timestamptz[]) w (starts_at, ends_at)
                        """)
                .params(
                        CurrentVillage.id(),
                        state.passId(),
                        state.windows().stream()
                                .map(window -> window.from().toString())
                                .toArray(String[]::new),
                        state.windows().stream()
                                .map(window -> window.until().toString())
                                .toArray(String[]::new))
                .update();
    }
}
