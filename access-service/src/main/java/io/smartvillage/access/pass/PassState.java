package io.smartvillage.access.pass;

import java.time.Instant;
import java.util.UUID;

/// `visitor.PassState`.
///
/// @param codeHash base64url without padding
public record PassState(
        UUID passId,
        UUID propertyId,
        String codeHash,
        Instant validFrom,
        Instant validUntil,
        PassStatus status,
        boolean singleUse,
        Instant updatedAt) {}
