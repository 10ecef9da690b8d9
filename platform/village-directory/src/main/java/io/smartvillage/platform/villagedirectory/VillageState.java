package io.smartvillage.platform.villagedirectory;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `identity.VillageState`, the fields that are mirrored.
///
/// @param settings absent from states of before there were any
record VillageState(
        UUID villageId,
        String alias,
        String name,
        String status,
        String timeZone,
        @Nullable VillageSettings settings,
        long version) {

    static final String ERASED = "erased";

    /// Nothing of its personal data is to be readable again.
    boolean isErased() {
        return status.equals(ERASED);
    }
}
