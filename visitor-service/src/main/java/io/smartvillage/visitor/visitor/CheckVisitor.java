package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.visitor.visitor.RecordPassage.Direction;
import io.smartvillage.visitor.visitor.VisitorEvent.VisitorPassedByHand;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// What a guard does by hand: lets a visitor in, sees one out, turns one away.
@Service
public class CheckVisitor {

    private final FindVisitors findVisitors;
    private final TellOfVisitors tellOfVisitors;
    private final IdGenerator ids;
    private final Clock clock;

    CheckVisitor(
            FindVisitors findVisitors,
            TellOfVisitors tellOfVisitors,
            IdGenerator ids,
            Clock clock) {
        this.findVisitors = findVisitors;
        this.tellOfVisitors = tellOfVisitors;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param gateId where the visitor comes in, if the caller says so
    /// @throws VisitorNotFoundException if there is none, or it is not the caller's to check
    /// @throws VisitorStatusException if the visitor is not pending
    /// @throws VisitorOutsideWindowException before or after the visit's time
    @Transactional
    public Visitor in(UUID visitorId, @Nullable UUID gateId) {
        var visitor = ofCaller(visitorId);
        var now = clock.instant();
        tellOfVisitors.tell(
                visitor, visitor.checkIn(now), byHand(visitor, Direction.ENTRY, gateId, now));
        return visitor;
    }

    /// @param gateId where the visitor goes out, if the caller says so
    /// @throws VisitorNotFoundException if there is none, or it is not the caller's to check
    /// @throws VisitorStatusException if the visitor is not inside
    @Transactional
    public Visitor out(UUID visitorId, @Nullable UUID gateId) {
        var visitor = ofCaller(visitorId);
        var now = clock.instant();
        tellOfVisitors.tell(
                visitor, visitor.checkOut(now), byHand(visitor, Direction.EXIT, gateId, now));
        return visitor;
    }

    /// @throws VisitorNotFoundException if there is none, or it is not the caller's to check
    /// @throws VisitorStatusException if the visitor is not pending
    @Transactional
    public Visitor deny(UUID visitorId) {
        var visitor = ofCaller(visitorId);
        tellOfVisitors.tell(visitor, visitor.deny(clock.instant()));
        return visitor;
    }

    private Visitor ofCaller(UUID visitorId) {
        return findVisitors.ofCaller(visitorId, "visitor:check");
    }

    private VisitorPassedByHand byHand(
            Visitor visitor, Direction direction, @Nullable UUID gateId, Instant now) {
        var details = visitor.details();
        return new VisitorPassedByHand(
                ids.generateId(),
                visitor.id(),
                visitor.propertyId(),
                details.kind(),
                direction,
                gateId,
                Caller.current().userId(),
                details.validUntil(),
                now);
    }
}
