package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A visitor's or recurring pass as gates need it. A later `updatedAt` wins.
///
/// @param codeHash base64url without padding
/// @param windows of a recurring pass: when it is good, at most 400; empty for others
@PublishedOn(value = "visitor.pass-state.v1", key = "passId")
public record PassState(
        UUID passId,
        UUID propertyId,
        String codeHash,
        Instant validFrom,
        Instant validUntil,
        Status status,
        boolean singleUse,
        Instant updatedAt,
        Kind kind,
        int partySize,
        List<Window> windows) {

    public enum Kind {
        VISIT,
        DELIVERY,
        WALK_IN,
        RECURRING
    }

    /// @param from included
    /// @param until not included
    public record Window(Instant from, Instant until) {}

    public enum Status {
        VALID,
        CANCELLED,
        EXPIRED,
        USED
    }
}
