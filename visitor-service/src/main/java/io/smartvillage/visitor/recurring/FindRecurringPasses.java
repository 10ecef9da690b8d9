package io.smartvillage.visitor.recurring;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.visitor.property.OwnHouses;
import io.smartvillage.visitor.property.PropertyMirror;
import io.smartvillage.visitor.visitday.VisibleDays;
import io.smartvillage.visitor.visitday.VisibleDays.Day;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows recurring passes: to residents those of their own houses since they are theirs, to guards
/// those that are good at some time today, to others all of the village.
@Service
public class FindRecurringPasses {

    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant FIRST_TIME = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private static final String PAGE =
            """
            select p.id from recurring_pass p
            where p.id < :before
              and (%s
                or (:all and (:anyDay or exists (
                    select from recurring_window w
                    where w.village_id = p.village_id and w.recurring_pass_id = p.id
                      and w.starts_at < :dayEnds and w.ends_at > :dayStarts))))
              and (:anyProperty or p.property_id = :property)
              and (:anyStatus or p.status = :status)
            order by p.id desc limit :most
            """
                    .formatted(OwnHouses.seesSql("p"));

    private final RecurringPasses passes;
    private final PassWindows windows;
    private final PropertyMirror properties;
    private final VisibleDays days;
    private final JdbcClient jdbc;

    FindRecurringPasses(
            RecurringPasses passes,
            PassWindows windows,
            PropertyMirror properties,
            VisibleDays days,
            JdbcClient jdbc) {
        this.passes = passes;
        this.windows = windows;
        this.properties = properties;
        this.days = days;
        this.jdbc = jdbc;
    }

    /// @throws RecurringPassNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public RecurringPass get(UUID passId) {
        return ofCaller(passId, "recurring-pass:read");
    }

    /// @param permission that says whether all passes are the caller's, or those of their houses
    /// @throws RecurringPassNotFoundException if there is none, or it is not the caller's
    RecurringPass ofCaller(UUID passId, String permission) {
        return passes.findById(passId)
                .filter(pass -> isCallers(pass, permission))
                .orElseThrow(() -> new RecurringPassNotFoundException(passId));
    }

    private boolean isCallers(RecurringPass pass, String permission) {
        var caller = Caller.current();
        if (caller.mayAll(permission)
                && days.ofCaller().map(day -> windows.touch(pass.id(), day)).orElse(true)) {
            return true;
        }
        return properties
                .ofPerson(caller.userId())
                .sees(pass.propertyId(), pass.createdBy(), pass.createdAt());
    }

    @Transactional(readOnly = true)
    public List<RecurringPass> page(
            PageRequest page, Optional<RecurringPassStatus> status, Optional<UUID> propertyId) {
        var caller = Caller.current();
        var day = days.ofCaller();
        var ids =
                jdbc.sql(PAGE)
                        .params(properties.ofPerson(caller.userId()).parameters())
                        .param("before", page.after().map(cursor -> cursor.id(0)).orElse(LAST))
                        .param("all", caller.mayAll("recurring-pass:read"))
                        .param("anyDay", day.isEmpty())
                        .param(
                                "dayStarts",
                                day.map(Day::starts).orElse(FIRST_TIME).atOffset(ZoneOffset.UTC))
                        .param(
                                "dayEnds",
                                day.map(Day::ends).orElse(LAST_TIME).atOffset(ZoneOffset.UTC))
                        .param("anyProperty", propertyId.isEmpty())
                        .param("property", propertyId.orElse(LAST))
                        .param("anyStatus", status.isEmpty())
                        .param("status", status.map(RecurringPassStatus::text).orElse(""))
                        .param("most", page.fetchSize())
                        .query(UUID.class)
                        .list();
        return ids.isEmpty() ? List.of() : passes.findByIdInOrderByIdDesc(ids);
    }
}
