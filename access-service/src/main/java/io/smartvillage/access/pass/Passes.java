package io.smartvillage.access.pass;

import io.smartvillage.access.change.Changes;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.MirrorTable;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tables `pass` and `pass_use`.
@Component
public class Passes {

    private static final String PASS =
            """
            select p.id, p.property_id, p.status, p.valid_from, p.valid_until, p.single_use, p.kind,
                   p.party_size, h.house_number,
                   array(select to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')
                         from pass_window w, unnest(array[w.starts_at, w.ends_at])
                             with ordinality both_ends (t, place)
                         where w.village_id = p.village_id and w.pass_id = p.id
                         order by w.starts_at, place) windows
            from pass p
            left join property h on h.village_id = p.village_id and h.id = p.property_id
            """;

    private final JdbcClient jdbc;
    private final Changes changes;
    private final MirrorTable passes;

    Passes(JdbcClient jdbc, Changes changes) {
        this.jdbc = jdbc;
        this.changes = changes;
        this.passes = new MirrorTable(jdbc, "pass", "updated_at");
    }

    /// The pass of a code. A code can be drawn again once its pass is used up, so a valid pass goes
    /// before others.
    @Transactional(readOnly = true)
    public Optional<Pass> ofCode(byte[] codeHash) {
        return jdbc.sql(
                        PASS
                                + """
                                where p.code_hash = ?
                                order by p.status = 'valid' desc, p.status = 'used' desc,
                                         p.valid_until desc
                                limit 1
                                """)
                .param(codeHash)
                .query((row, _) -> pass(row))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Pass> find(UUID passId) {
        return jdbc.sql(PASS + "where p.id = ?")
                .param(passId)
                .query((row, _) -> pass(row))
                .optional();
    }

    private static Pass pass(ResultSet row) throws SQLException {
        return new Pass(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                PassStatus.of(row.getString("status")),
                instant(row.getObject("valid_from", OffsetDateTime.class)),
                instant(row.getObject("valid_until", OffsetDateTime.class)),
                row.getBoolean("single_use"),
                PassKind.of(row.getString("kind")),
                row.getInt("party_size"),
                windows(row.getArray("windows")),
                row.getString("house_number"));
    }

    /// @param array of texts, begin and end in turn
    private static List<PassWindow> windows(Array array) throws SQLException {
        var times = (String[]) array.getArray();
        var windows = new ArrayList<PassWindow>(times.length / 2);
        for (int i = 0; i < times.length; i += 2) {
            windows.add(new PassWindow(Instant.parse(times[i]), Instant.parse(times[i + 1])));
        }
        return windows;
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
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
            changes.changed(Changes.Kind.PASS, state.passId());
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
