package io.smartvillage.billing.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `property.PropertyState`, the fields that are mirrored.
///
/// @param ownerId the main owner
/// @param ownerIds all of them; null in states of before there were several
public record PropertyState(
        UUID propertyId,
        String houseNumber,
        String landUse,
        BigDecimal areaSqWah,
        String status,
        @Nullable UUID ownerId,
        List<UUID> residentIds,
        @Nullable List<UUID> ownerIds,
        Instant updatedAt) {

    List<UUID> owners() {
        if (ownerIds != null) {
            return ownerIds;
        }
        return ownerId == null ? List.of() : List.of(ownerId);
    }
}
