package io.smartvillage.visitor.visitor;

import io.smartvillage.visitor.entrycode.EntryCodes;
import io.smartvillage.visitor.livecode.LiveCodes;
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
    private final LiveCodes liveCodes;
    private final EntryCodes entryCodes;
    private final TellOfVisitors tellOfVisitors;
    private final Clock clock;

    RecordPassage(
            Visitors visitors,
            LiveCodes liveCodes,
            EntryCodes entryCodes,
            TellOfVisitors tellOfVisitors,
            Clock clock) {
        this.visitors = visitors;
        this.liveCodes = liveCodes;
        this.entryCodes = entryCodes;
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
        var wasLive = visitor.status().isLive();
        Optional<VisitorEvent> fact =
                switch (direction) {
                    case ENTRY -> visitor.arrived(at, now);
                    case EXIT -> visitor.left(at, now);
                };
        if (!wasLive && visitor.status().isLive()) {
            takeCodeBack(visitor);
        }
        fact.ifPresent(event -> tellOfVisitors.tell(visitor, event));
    }

    /// The code was released when the visitor seemed to be through. Whoever has drawn it since
    /// keeps it, and at a gate it is theirs alone: this visitor goes out by QR code or guard.
    private void takeCodeBack(Visitor visitor) {
        if (!liveCodes.takeBack(visitor.entryCodeHash(), visitor.id())) {
            visitor.loseCode(entryCodes.hashOfNoCode());
        }
    }
}
