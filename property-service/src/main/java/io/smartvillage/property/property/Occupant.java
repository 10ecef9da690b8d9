package io.smartvillage.property.property;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody who lives in a house, or is to.
///
/// @param kind as what: `owner`, `tenant` or `family`
/// @param primary whether the household is theirs
/// @param until the first day that no longer counts, if an end is known
public record Occupant(
        UUID userId, String kind, boolean primary, LocalDate from, @Nullable LocalDate until) {

    boolean isCurrent(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }
}
