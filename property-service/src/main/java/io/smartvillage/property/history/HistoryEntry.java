package io.smartvillage.property.history;

import io.smartvillage.property.property.Share;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that happened to a house, or is to.
///
/// @param id of the stay, of the ownership, or of the change of owners
/// @param userId whom it concerns; null if the house as a whole
/// @param occupancyKind as what they live there, of a move
/// @param primary whether the household is theirs, of a move
/// @param share of an owner
public record HistoryEntry(
        LocalDate on,
        HistoryKind kind,
        UUID id,
        @Nullable UUID userId,
        @Nullable String occupancyKind,
        @Nullable Boolean primary,
        @Nullable Share share) {}
