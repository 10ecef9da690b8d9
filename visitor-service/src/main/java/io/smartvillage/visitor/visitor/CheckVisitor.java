package io.smartvillage.visitor.visitor;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiFunction;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a guard does by hand: lets a visitor in, sees one out, turns one away.
@Service
public class CheckVisitor {

    private final FindVisitors findVisitors;
    private final TellOfVisitors tellOfVisitors;
    private final Clock clock;

    CheckVisitor(FindVisitors findVisitors, TellOfVisitors tellOfVisitors, Clock clock) {
        this.findVisitors = findVisitors;
        this.tellOfVisitors = tellOfVisitors;
        this.clock = clock;
    }

    /// @throws VisitorNotFoundException if there is none, or it is not the caller's to check
    /// @throws VisitorStatusException if the visitor is not pending
    /// @throws VisitorOutsideWindowException before or after the visit's time
    @Transactional
    public Visitor in(UUID visitorId) {
        return change(visitorId, Visitor::checkIn);
    }

    /// @throws VisitorNotFoundException if there is none, or it is not the caller's to check
    /// @throws VisitorStatusException if the visitor is not inside
    @Transactional
    public Visitor out(UUID visitorId) {
        return change(visitorId, Visitor::checkOut);
    }

    /// @throws VisitorNotFoundException if there is none, or it is not the caller's to check
    /// @throws VisitorStatusException if the visitor is not pending
    @Transactional
    public Visitor deny(UUID visitorId) {
        return change(visitorId, Visitor::deny);
    }

    private Visitor change(UUID visitorId, BiFunction<Visitor, Instant, VisitorEvent> change) {
        var visitor = findVisitors.ofCaller(visitorId, "visitor:check");
        tellOfVisitors.tell(visitor, change.apply(visitor, clock.instant()));
        return visitor;
    }
}
