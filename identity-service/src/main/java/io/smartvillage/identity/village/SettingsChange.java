package io.smartvillage.identity.village;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The settings of a village as they were from a change on.
///
/// @param version of the village
/// @param sections what changed; empty for the state before the first change
/// @param changedBy null for the state before the first change
public record SettingsChange(
        long version,
        VillageSettings settings,
        List<String> sections,
        @Nullable UUID changedBy,
        Instant changedAt) {}
