package io.smartvillage.property.property;

import java.util.Optional;
import java.util.UUID;

/// Which houses to list; what is empty does not narrow.
///
/// @param houseNumber start of the number
/// @param ownerId owns a part of it today
/// @param residentId lives there today
public record PropertyFilter(
        Optional<PropertyStatus> status,
        Optional<LandUse> landUse,
        Optional<String> houseNumber,
        Optional<UUID> ownerId,
        Optional<UUID> residentId,
        Optional<UUID> houseGroupId) {

    static final PropertyFilter NONE =
            new PropertyFilter(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
}
