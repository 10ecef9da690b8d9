package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.visitor.property.PropertyMirror;
import io.smartvillage.visitor.visitday.VisibleDays;
import io.smartvillage.visitor.visitday.VisibleDays.Day;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Pairs what gates told: an entry and the exit that is next after it are one visit.
@Service
public class FindRecurringVisits {

    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final FindRecurringPasses findPasses;
    private final PropertyMirror properties;
    private final VisibleDays days;
    private final JdbcClient jdbc;

    FindRecurringVisits(
            FindRecurringPasses findPasses,
            PropertyMirror properties,
            VisibleDays days,
            JdbcClient jdbc) {
        this.findPasses = findPasses;
        this.properties = properties;
        this.days = days;
        this.jdbc = jdbc;
    }

    /// The latest first; to guards those of today.
    ///
    /// @throws RecurringPassNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public List<RecurringVisit> page(UUID passId, PageRequest page) {
        var pass = findPasses.get(passId);
        var isOwn =
                properties
                        .ofPerson(Caller.current().userId())
                        .sees(pass.propertyId(), pass.createdBy(), pass.createdAt());
        var day = isOwn ? Optional.<Day>empty() : days.ofCaller();
        return jdbc.sql(
                        """
                        select id, passed_at,
                               case when direction = 'entry' then passed_at end entered_at,
                               case when direction = 'exit' then passed_at
                                    when next_direction = 'exit' then next_at end left_at
                        from (
                            select id, direction, passed_at,
                                   lag(direction) over passages previous_direction,
                                   lead(direction) over passages next_direction,
                                   lead(passed_at) over passages next_at
                            from recurring_passage where recurring_pass_id = :pass
                            window passages as (order by passed_at, id)) p
                        where (direction = 'entry' or previous_direction is distinct from 'entry')
                          and (passed_at, id) < (:beforeTime, :before)
                          and passed_at >= :dayStarts and passed_at < :dayEnds
                        order by passed_at desc, id desc limit :most
                        """)
                .param("pass", pass.id())
                .param(
                        "beforeTime",
                        page.after()
                                .map(cursor -> cursor.instant(0))
                                .orElse(LAST_TIME)
                                .atOffset(ZoneOffset.UTC))
                .param(
                        "dayStarts",
                        day.map(Day::starts).orElse(Instant.EPOCH).atOffset(ZoneOffset.UTC))
                .param("dayEnds", day.map(Day::ends).orElse(LAST_TIME).atOffset(ZoneOffset.UTC))
                .param("before", page.after().map(cursor -> cursor.id(1)).orElse(LAST))
                .param("most", page.fetchSize())
                .query((row, _) -> visit(row))
                .list();
    }

    private static RecurringVisit visit(ResultSet row) throws SQLException {
        return new RecurringVisit(
                row.getObject("id", UUID.class),
                row.getObject("passed_at", OffsetDateTime.class).toInstant(),
                instant(row, "entered_at"),
                instant(row, "left_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
