package io.smartvillage.access.denial;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody wants denied.
///
/// @param value the plate or the card's number as somebody wrote it; null of a person
/// @param userId of a person; null of a plate or card
/// @param validFrom null: at once
/// @param validUntil exclusive; null: until it is lifted
public record NewDenial(
        DenialKind kind,
        @Nullable String value,
        @Nullable UUID userId,
        String reason,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {}
