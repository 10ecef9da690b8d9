package io.smartvillage.identity.consent;

import java.time.Instant;
import java.util.UUID;

/// What a person said once.
///
/// @param given false: they took back what they had given
/// @param current nothing they said about it since
public record ConsentEntry(
        UUID id,
        UUID villageUserId,
        UUID consentPurposeId,
        String code,
        int version,
        boolean given,
        Instant at,
        boolean current) {}
