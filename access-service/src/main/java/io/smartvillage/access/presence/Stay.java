package io.smartvillage.access.presence;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who is inside a zone.
///
/// @param subjectId of the pass or credential
/// @param zone its name
/// @param userId the holder of the credential
/// @param expectedUntil when they are to be gone
/// @param tooLongFrom when they have stayed too long; null if they may stay for ever
public record Stay(
        UUID subjectId,
        SubjectKind subjectKind,
        UUID zoneId,
        String zone,
        UUID gateId,
        UUID propertyId,
        @Nullable UUID userId,
        Instant since,
        @Nullable Instant expectedUntil,
        @Nullable Instant tooLongFrom) {}
