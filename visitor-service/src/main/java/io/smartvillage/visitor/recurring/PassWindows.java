package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.visitor.visitday.VisibleDays.Day;
import io.smartvillage.visitor.visitor.PassState.Window;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `recurring_window`.
@Repository
class PassWindows {

    private final JdbcClient jdbc;

    PassWindows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replace(UUID passId, List<Window> windows) {
        jdbc.sql("delete from recurring_window where recurring_pass_id = ?").param(passId).update();
        jdbc.sql(
                        """
                        insert into recurring_window
                            (village_id, recurring_pass_id, starts_at, ends_at)
                        select ?, ?, starts_at, ends_at
                        from unnest(?::timestamptz[], ?::timestamptz[]) w (starts_at, ends_at)
                        """)
                .params(
                        CurrentVillage.id(),
                        passId,
                        windows.stream().map(w -> w.from().toString()).toArray(String[]::new),
                        windows.stream().map(w -> w.until().toString()).toArray(String[]::new))
                .update();
    }

    List<Window> of(UUID passId) {
        return jdbc.sql(
                        """
                        select starts_at, ends_at from recurring_window
                        where recurring_pass_id = ? order by starts_at
                        """)
                .param(passId)
                .query((row, _) ->
                        new Window(
                                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                                row.getObject("ends_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    boolean touch(UUID passId, Day day) {
        return jdbc.sql(
                        """
                        select exists (
                            select from recurring_window
                            where recurring_pass_id = ? and starts_at < ? and ends_at > ?)
                        """)
                .params(
                        passId,
                        day.ends().atOffset(ZoneOffset.UTC),
                        day.starts().atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
