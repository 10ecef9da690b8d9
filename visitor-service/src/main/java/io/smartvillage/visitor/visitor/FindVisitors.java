package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.visitor.property.PropertyMirror;
import io.smartvillage.visitor.visitday.VisibleDays;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows visitors: to residents those of their own houses, to guards today's and who is inside, to
/// others all of the village.
@Service
public class FindVisitors {

    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant FIRST_TIME = Instant.parse("1970-01-01T00:00:00Z");
    private static final Instant LAST_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final Visitors visitors;
    private final PropertyMirror properties;
    private final VisibleDays days;
    private final Clock clock;

    FindVisitors(Visitors visitors, PropertyMirror properties, VisibleDays days, Clock clock) {
        this.visitors = visitors;
        this.properties = properties;
        this.days = days;
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
        return properties.ofPerson(caller.userId()).contains(visitor.propertyId());
    }

    private boolean isOfVisibleDay(Visitor visitor) {
        var details = visitor.details();
        return visitor.status() == VisitorStatus.CHECKED_IN
                || days.ofCaller()
                        .map(day -> day.touches(details.validFrom(), details.validUntil()))
                        .orElse(true);
    }

    /// @param validOn a day of the village's own calendar on which the code is good at some time
    /// @param overstaying whether they are inside for too long
    @Transactional(readOnly = true)
    public List<Visitor> page(
            PageRequest page,
            Optional<VisitorStatus> status,
            Optional<UUID> propertyId,
            Optional<LocalDate> validOn,
            Optional<Boolean> overstaying) {
        var caller = Caller.current();
        var own = properties.ofPerson(caller.userId());
        var visibleDay = days.ofCaller();
        var wantedDay = validOn.map(days::of);
        return visitors.page(
                page.after().map(cursor -> cursor.id(0)).orElse(LAST),
                own.isEmpty() ? List.of(LAST) : own,
                caller.mayAll("visitor:read"),
                visibleDay.isEmpty(),
                visibleDay.map(VisibleDays.Day::starts).orElse(FIRST_TIME),
                visibleDay.map(VisibleDays.Day::ends).orElse(LAST_TIME),
                propertyId.isEmpty(),
                propertyId.orElse(LAST),
                status.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(VisitorStatus.class)),
                wantedDay.map(VisibleDays.Day::ends).orElse(LAST_TIME),
                wantedDay.map(VisibleDays.Day::starts).orElse(FIRST_TIME),
                overstaying.orElse(true),
                !overstaying.orElse(false),
                VisitorStatus.CHECKED_IN,
                clock.instant(),
                Limit.of(page.fetchSize()));
    }
}
