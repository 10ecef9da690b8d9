package io.smartvillage.access.accesslog;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One decision.
///
/// @param userId the holder of the credential
/// @param timestamp when this service decided, by its own clock, in whole microseconds; what was
///   decided without it has the device's time
/// @param reason of a refusal only
/// @param decidedBy the device or guard that asked
/// @param deviceTime the same moment by the device's clock
/// @param overUse let in offline or by hand although the pass's one use was made
public record AccessLogEntry(
        UUID id,
        @Nullable UUID propertyId,
        @Nullable UUID userId,
        Instant timestamp,
        Direction direction,
        AccessMethod method,
        AccessStatus status,
        Instant createdAt,
        UUID gateId,
        @Nullable Reason reason,
        @Nullable ManualReason manualReason,
        @Nullable UUID passId,
        @Nullable UUID credentialId,
        UUID decidedBy,
        Instant deviceTime,
        String nonce,
        int rulesVersion,
        Source source,
        boolean overUse) {}
