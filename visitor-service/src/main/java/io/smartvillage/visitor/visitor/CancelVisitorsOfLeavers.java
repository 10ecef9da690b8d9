package io.smartvillage.visitor.visitor;

import io.smartvillage.visitor.property.HouseholdObserver;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Whoever moves out expects nobody at the house any more, nor those whom they let in at the gate
/// as walk-ins and who are not there yet. Who is inside may leave.
@Component
class CancelVisitorsOfLeavers implements HouseholdObserver {

    private final Visitors visitors;
    private final TellOfVisitors tellOfVisitors;
    private final Clock clock;

    CancelVisitorsOfLeavers(Visitors visitors, TellOfVisitors tellOfVisitors, Clock clock) {
        this.visitors = visitors;
        this.tellOfVisitors = tellOfVisitors;
        this.clock = clock;
    }

    @Override
    public void left(UUID propertyId, Set<UUID> leavers) {
        var now = clock.instant();
        for (var visitor : visitors.expectedBy(propertyId, leavers, VisitorStatus.PENDING)) {
            tellOfVisitors.tell(visitor, visitor.cancel(now));
        }
    }
}
