package io.smartvillage.property.settings;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the current village has decided.
///
/// @param partialOwnership whether the shares of a house may be less than the whole
/// @param vehicles whether vehicles of houses are kept
/// @param pets whether pets are
/// @param keycards whether keycards are
/// @param version 0 as long as nothing was decided, and all is default
public record PropertySettings(
        boolean partialOwnership,
        boolean vehicles,
        boolean pets,
        boolean keycards,
        long version,
        @Nullable Instant updatedAt) {

    public static final PropertySettings DEFAULT =
            new PropertySettings(false, true, true, true, 0, null);
}
