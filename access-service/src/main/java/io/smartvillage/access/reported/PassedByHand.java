package io.smartvillage.access.reported;

import io.smartvillage.access.accesslog.Direction;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `visitor.VisitorPassedByHand`: a guard let a visitor in or out by hand, over visitor-service. It
/// says all that is needed of the pass, which may not have come here yet.
///
/// @param passageId of this one coming or going
/// @param visitorId also the pass's
/// @param gateId where the guard stood, if they said so
public record PassedByHand(
        UUID passageId,
        UUID visitorId,
        UUID propertyId,
        Kind kind,
        Direction direction,
        @Nullable UUID gateId,
        UUID guardId,
        Instant validUntil,
        Instant passedAt) {

    public enum Kind {
        VISIT,
        DELIVERY,
        WALK_IN
    }
}
