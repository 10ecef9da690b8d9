package io.smartvillage.identity.village;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who turned a village from one status to another, and why.
public record StatusChange(
        UUID id,
        VillageStatus from,
        VillageStatus to,
        @Nullable String reason,
        UUID changedBy,
        Instant changedAt) {}
