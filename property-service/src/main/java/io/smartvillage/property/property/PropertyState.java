package io.smartvillage.property.property;

import io.smartvillage.platform.messaging.PublishedOn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A house as it is now, for services that mirror it. A later `updatedAt` wins.
@PublishedOn(value = "property.property-state.v1", key = "propertyId")
record PropertyState(
        UUID propertyId,
        String houseNumber,
        String address,
        PropertyStatus status,
        LandUse landUse,
        BigDecimal areaSqWah,
        @Nullable UUID ownerId,
        List<UUID> residentIds,
        Instant updatedAt) {

    PropertyState {
        residentIds = List.copyOf(residentIds);
    }

    PropertyState withResidents(List<UUID> ids) {
        return new PropertyState(
                propertyId,
                houseNumber,
                address,
                status,
                landUse,
                areaSqWah,
                ownerId,
                ids,
                updatedAt);
    }
}
