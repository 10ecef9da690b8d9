package io.smartvillage.property.property;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody to whom a part of a house belongs, or is to.
///
/// @param until the first day that no longer counts, if an end is known
public record Owner(UUID userId, Share share, LocalDate from, @Nullable LocalDate until) {

    public boolean isCurrent(LocalDate day) {
        return !from.isAfter(day) && (until == null || until.isAfter(day));
    }
}
