package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.visitor.property.OwnHouses;
import io.smartvillage.visitor.property.PropertyMirror;
import io.smartvillage.visitor.visitday.VisibleDays;
import io.smartvillage.visitor.visitday.VisibleDays.Day;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows visitors: to residents those of their own houses since they are theirs, to guards today's
/// and who is inside, to others all of the village.
@Service
public class FindVisitors {

    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant FIRST_TIME = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private static final String PAGE =
            """
            select v.id from visitor v
            where v.id < :before
              and (%s
                or (:all
                  and (:anyDay or v.status = 'checked_in'
                    or (v.valid_from < :dayEnds and v.valid_until >= :dayStarts))))
              and (:anyProperty or v.property_id = :property)
              and (:anyStatus or v.status = :status)
              and v.valid_from < :startsBefore and v.valid_until >= :endsAfter
              and (:anyStay
                or (v.status = 'checked_in' and v.overstays_at < :now) = :overstaying)
            order by v.id desc limit :most
            """
                    .formatted(OwnHouses.seesSql("v"));

    private final Visitors visitors;
    private final PropertyMirror properties;
    private final VisibleDays days;
    private final JdbcClient jdbc;
    private final Clock clock;

    FindVisitors(
            Visitors visitors,
            PropertyMirror properties,
            VisibleDays days,
            JdbcClient jdbc,
            Clock clock) {
        this.visitors = visitors;
        this.properties = properties;
        this.days = days;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @throws VisitorNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public Visitor get(UUID visitorId) {
        return ofCaller(visitorId, "visitor:read");
    }

    /// @param permission that says whether all visitors are the caller's, or those of their houses
    /// @throws VisitorNotFoundException if there is none, or it is not the caller's
    Visitor ofCaller(UUID visitorId, String permission) {
        return visitors.findById(visitorId)
                .filter(visitor -> isCallers(visitor, permission))
                .orElseThrow(() -> new VisitorNotFoundException(visitorId));
    }

    private boolean isCallers(Visitor visitor, String permission) {
        var caller = Caller.current();
        if (caller.mayAll(permission) && isOfVisibleDay(visitor)) {
            return true;
        }
        return properties
                .ofPerson(caller.userId())
                .sees(visitor.propertyId(), visitor.createdBy(), visitor.createdAt());
    }

    private boolean isOfVisibleDay(Visitor visitor) {
        var details = visitor.details();
        return visitor.status() == VisitorStatus.CHECKED_IN
                || days.ofCaller()
                        .map(day -> day.touches(details.validFrom(), details.validUntil()))
                        .orElse(true);
    }

    /// The latest registered first. Somebody inside is there on every day.
    @Transactional(readOnly = true)
    public List<Visitor> page(PageRequest page, VisitorFilter filter) {
        var caller = Caller.current();
        var visibleDay = days.ofCaller();
        var wantedDay = filter.validOn().map(days::of);
        var ids =
                jdbc.sql(PAGE)
                        .params(properties.ofPerson(caller.userId()).parameters())
                        .param("before", page.after().map(cursor -> cursor.id(0)).orElse(LAST))
                        .param("all", caller.mayAll("visitor:read"))
                        .param("anyDay", visibleDay.isEmpty())
                        .param("dayStarts", utc(visibleDay.map(Day::starts).orElse(FIRST_TIME)))
                        .param("dayEnds", utc(visibleDay.map(Day::ends).orElse(LAST_TIME)))
                        .param("anyProperty", filter.propertyId().isEmpty())
                        .param("property", filter.propertyId().orElse(LAST))
                        .param("anyStatus", filter.status().isEmpty())
                        .param("status", filter.status().map(VisitorStatus::text).orElse(""))
                        .param("startsBefore", utc(wantedDay.map(Day::ends).orElse(LAST_TIME)))
                        .param("endsAfter", utc(wantedDay.map(Day::starts).orElse(FIRST_TIME)))
                        .param("anyStay", filter.overstaying().isEmpty())
                        .param("overstaying", filter.overstaying().orElse(false))
                        .param("now", utc(clock.instant()))
                        .param("most", page.fetchSize())
                        .query(UUID.class)
                        .list();
        return ids.isEmpty() ? List.of() : visitors.findByIdInOrderByIdDesc(ids);
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
