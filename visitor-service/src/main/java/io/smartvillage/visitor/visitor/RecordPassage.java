package io.smartvillage.visitor.visitor;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes over what a gate did. The same passage twice changes nothing.
@Service
public class RecordPassage {

    /// `access.AccessGranted`, the fields that are read.
    ///
    /// @param passId the visitor's id; null for anybody else
    /// @param at when the gate decided
    public record AccessGranted(@Nullable UUID passId, Direction direction, Instant at) {}

    public enum Direction {
        ENTRY,
        EXIT
    }

    private final Visitors visitors;
    private final TellOfVisitors tellOfVisitors;
    private final Clock clock;

    RecordPassage(Visitors visitors, TellOfVisitors tellOfVisitors, Clock clock) {
        this.visitors = visitors;
        this.tellOfVisitors = tellOfVisitors;
        this.clock = clock;
    }

    @Transactional
    public void record(AccessGranted granted) {
        if (granted.passId() != null) {
            visitors.lockById(granted.passId())
                    .ifPresent(visitor -> record(visitor, granted.direction(), granted.at()));
        }
    }

    private void record(Visitor visitor, Direction direction, Instant at) {
        var now = clock.instant();
        Optional<VisitorEvent> fact =
                switch (direction) {
                    case ENTRY -> visitor.arrived(at, now);
                    case EXIT -> visitor.left(at, now);
                };
        fact.ifPresent(event -> tellOfVisitors.tell(visitor, event));
    }
}
