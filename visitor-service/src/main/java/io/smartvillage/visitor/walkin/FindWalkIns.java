package io.smartvillage.visitor.walkin;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.visitor.property.PropertyMirror;
import io.smartvillage.visitor.visitday.VisibleDays;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows walk-ins: to residents those for their own houses, to guards today's, to others all of the
/// village.
@Service
public class FindWalkIns {

    private static final UUID LAST = new UUID(-1, -1);
    private static final Instant FIRST_TIME = Instant.parse("1970-01-01T00:00:00Z");

    private final WalkIns walkIns;
    private final PropertyMirror properties;
    private final VisibleDays days;
    private final Clock clock;

    FindWalkIns(WalkIns walkIns, PropertyMirror properties, VisibleDays days, Clock clock) {
        this.walkIns = walkIns;
        this.properties = properties;
        this.days = days;
        this.clock = clock;
    }

    /// @throws WalkInNotFoundException if there is none, or it is not the caller's to see
    @Transactional(readOnly = true)
    public WalkIn get(UUID walkInId) {
        return walkIns.findById(walkInId)
                .filter(this::isCallers)
                .orElseThrow(() -> new WalkInNotFoundException(walkInId));
    }

    private boolean isCallers(WalkIn walkIn) {
        var caller = Caller.current();
        return (caller.mayAll("walk-in:read") && !walkIn.answerBy().isBefore(visibleSince()))
                || properties.ofPerson(caller.userId()).contains(walkIn.propertyId());
    }

    private Instant visibleSince() {
        return days.ofCaller().map(VisibleDays.Day::starts).orElse(FIRST_TIME);
    }

    @Transactional(readOnly = true)
    public List<WalkIn> page(
            PageRequest page, Optional<WalkInStatus> status, Optional<UUID> propertyId) {
        var caller = Caller.current();
        var own = properties.ofPerson(caller.userId());
        var statuses = status.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(WalkInStatus.class));
        return walkIns.page(
                page.after().map(cursor -> cursor.id(0)).orElse(LAST),
                own.isEmpty() ? List.of(LAST) : own,
                caller.mayAll("walk-in:read"),
                visibleSince(),
                propertyId.isEmpty(),
                propertyId.orElse(LAST),
                statuses,
                statuses.contains(WalkInStatus.TIMED_OUT),
                WalkInStatus.WAITING,
                clock.instant(),
                Limit.of(page.fetchSize()));
    }
}
