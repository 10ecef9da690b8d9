package io.smartvillage.visitor.visitor;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a visitor's code back.
@Service
public class CancelVisitor {

    private final FindVisitors findVisitors;
    private final TellOfVisitors tellOfVisitors;
    private final Clock clock;

    CancelVisitor(FindVisitors findVisitors, TellOfVisitors tellOfVisitors, Clock clock) {
        this.findVisitors = findVisitors;
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
}
