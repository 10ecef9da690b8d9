package io.smartvillage.access.settings;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the current village has decided.
///
/// @param logRetentionMonths how many whole months decisions are kept
/// @param overstayGrace how long somebody may stay after they were to be gone
/// @param overstayAfter how long a visitor may stay, whatever the pass says
/// @param version 0 as long as nothing was decided, and all is default
public record AccessSettings(
        int logRetentionMonths,
        Duration overstayGrace,
        Duration overstayAfter,
        long version,
        @Nullable Instant updatedAt) {

    public static final AccessSettings DEFAULT =
            new AccessSettings(13, Duration.ofMinutes(30), Duration.ofHours(24), 0, null);
}
