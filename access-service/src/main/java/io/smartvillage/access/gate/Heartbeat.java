package io.smartvillage.access.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a device tells of itself.
///
/// @param queueLength decisions made offline that are still to be uploaded
/// @param rulesVersion of the rules by which it decides offline
/// @param revocationsVersion of the list of revoked passes that it has
public record Heartbeat(
        String firmware,
        Instant deviceTime,
        long uptimeSeconds,
        @Nullable Integer queueLength,
        @Nullable String rulesVersion,
        @Nullable String revocationsVersion) {}
