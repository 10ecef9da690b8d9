package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a visitor's code back.
@Service
public class CancelVisitor {

    private final Visitors visitors;
    private final FindVisitors findVisitors;
    private final Outbox outbox;
    private final Clock clock;

    CancelVisitor(Visitors visitors, FindVisitors findVisitors, Outbox outbox, Clock clock) {
        this.visitors = visitors;
        this.findVisitors = findVisitors;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws VisitorNotFoundException if there is none, or it is not the caller's to cancel
    /// @throws VisitorStatusException if the visitor is not pending
    @Transactional
    public Visitor cancel(UUID visitorId) {
        var visitor = findVisitors.ofCaller(visitorId, "visitor:cancel");
        var cancelled = visitor.cancel(clock.instant());
        visitors.flush();
        outbox.publish(cancelled, visitor.passState());
        return visitor;
    }
}
