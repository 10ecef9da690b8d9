package io.smartvillage.access.pass;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// `visitor.PassState`.
///
/// @param codeHash base64url without padding
/// @param windows of a recurring pass; empty for others
public record PassState(
        UUID passId,
        UUID propertyId,
        String codeHash,
        Instant validFrom,
        Instant validUntil,
        PassStatus status,
        boolean singleUse,
        Instant updatedAt,
        PassKind kind,
        int partySize,
        List<PassWindow> windows) {}
