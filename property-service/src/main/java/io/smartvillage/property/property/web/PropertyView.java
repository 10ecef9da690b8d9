package io.smartvillage.property.property.web;

import io.smartvillage.property.property.LandUse;
import io.smartvillage.property.property.Property;
import io.smartvillage.property.property.PropertyStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record PropertyView(
        UUID id,
        String houseNumber,
        String address,
        PropertyStatus status,
        LandUse landUse,
        BigDecimal areaSqWah,
        @Nullable UUID ownerId,
        Instant createdAt,
        Instant updatedAt) {

    static PropertyView of(Property property) {
        var details = property.details();
        return new PropertyView(
                property.id(),
                details.houseNumber(),
                details.address(),
                details.status(),
                details.landUse(),
                details.areaSqWah(),
                property.ownerId(),
                property.createdAt(),
                property.updatedAt());
    }
}
