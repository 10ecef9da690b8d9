package io.smartvillage.property.property;

import io.smartvillage.platform.messaging.PublishedOn;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

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
}
