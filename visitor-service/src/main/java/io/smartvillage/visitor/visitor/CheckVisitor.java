package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a guard does by hand: lets a visitor in, sees one out, turns one away.
@Service
public class CheckVisitor {

    private final Visitors visitors;
    private final Outbox outbox;
    private final Clock clock;

    CheckVisitor(Visitors visitors, Outbox outbox, Clock clock) {
        this.visitors = visitors;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws VisitorNotFoundException if the caller's village has no such visitor
    /// @throws VisitorStatusException if the visitor is not pending
    /// @throws VisitorOutsideWindowException before or after the visit's time
    @Transactional
    public Visitor in(UUID visitorId) {
        return change(visitorId, Visitor::checkIn);
    }

    /// @throws VisitorNotFoundException if the caller's village has no such visitor
    /// @throws VisitorStatusException if the visitor is not inside
    @Transactional
    public Visitor out(UUID visitorId) {
        return change(visitorId, Visitor::checkOut);
    }

    /// @throws VisitorNotFoundException if the caller's village has no such visitor
    /// @throws VisitorStatusException if the visitor is not pending
    @Transactional
    public Visitor deny(UUID visitorId) {
        return change(visitorId, Visitor::deny);
    }

    private Visitor change(UUID visitorId, BiFunction<Visitor, Instant, VisitorEvent> change) {
        var visitor =
                visitors.findById(visitorId)
                        .orElseThrow(() -> new VisitorNotFoundException(visitorId));
        var fact = change.apply(visitor, clock.instant());
        visitors.flush();
        outbox.publish(fact, visitor.passState());
        return visitor;
    }
}
