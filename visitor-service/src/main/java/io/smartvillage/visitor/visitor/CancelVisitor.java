package io.smartvillage.visitor.visitor;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes a visitor's code back.
@Service
public class CancelVisitor {

    private final FindVisitors findVisitors;
    private final Visitors visitors;
    private final TellOfVisitors tellOfVisitors;
    private final Clock clock;

    CancelVisitor(
            FindVisitors findVisitors,
            Visitors visitors,
            TellOfVisitors tellOfVisitors,
            Clock clock) {
        this.findVisitors = findVisitors;
        this.visitors = visitors;
        this.tellOfVisitors = tellOfVisitors;
        this.clock = clock;
    }

    /// @throws VisitorNotFoundException if there is none, or it is not the caller's to cancel
    /// @throws VisitorStatusException if the visitor is not pending
    @Transactional
    public Visitor cancel(UUID visitorId) {
        var visitor = findVisitors.ofCaller(visitorId, "visitor:cancel");
        tellOfVisitors.tell(visitor, visitor.cancel(clock.instant()));
        return visitor;
    }

    /// Of somebody who is erased: nobody comes in their name any more.
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelAllOf(UUID userId) {
        for (var visitor : visitors.findByCreatedByAndStatus(userId, VisitorStatus.PENDING)) {
            tellOfVisitors.tell(visitor, visitor.cancel(clock.instant()));
        }
    }
}
