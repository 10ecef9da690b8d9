package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// A visitor's pass as gates need it. A later `updatedAt` wins.
///
/// @param codeHash base64url without padding
@PublishedOn(value = "visitor.pass-state.v1", key = "passId")
record PassState(
        UUID passId,
        UUID propertyId,
        String codeHash,
        Instant validFrom,
        Instant validUntil,
        Status status,
        boolean singleUse,
        Instant updatedAt) {

    enum Status {
        VALID,
        CANCELLED,
        EXPIRED,
        USED
    }
}
