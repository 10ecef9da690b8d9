package io.smartvillage.property.property;

import io.smartvillage.platform.messaging.PublishedOn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about a house.
sealed interface PropertyEvent {

    String TOPIC = "property.property.v1";

    @PublishedOn(value = TOPIC, key = "propertyId")
    record PropertyRegistered(
            UUID propertyId,
            String houseNumber,
            LandUse landUse,
            BigDecimal areaSqWah,
            Instant registeredAt)
            implements PropertyEvent {}

    @PublishedOn(value = TOPIC, key = "propertyId")
    record PropertyChanged(
            UUID propertyId,
            String houseNumber,
            PropertyStatus status,
            LandUse landUse,
            BigDecimal areaSqWah,
            Instant changedAt)
            implements PropertyEvent {}

    /// @param ownerId null if the house is nobody's now
    @PublishedOn(value = TOPIC, key = "propertyId")
    record OwnerChanged(
            UUID propertyId,
            @Nullable UUID ownerId,
            @Nullable UUID previousOwnerId,
            Instant changedAt)
            implements PropertyEvent {}
}
