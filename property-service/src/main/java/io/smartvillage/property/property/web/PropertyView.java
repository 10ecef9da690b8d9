package io.smartvillage.property.property.web;

import io.smartvillage.property.property.House;
import io.smartvillage.property.property.LandUse;
import io.smartvillage.property.property.PropertyStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
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
        @Schema(description = "who lives there today") List<UUID> residentIds,
        Instant createdAt,
        Instant updatedAt) {

    static PropertyView of(House house) {
        var property = house.property();
        var details = property.details();
        return new PropertyView(
                property.id(),
                details.houseNumber(),
                details.address(),
                details.status(),
                details.landUse(),
                details.areaSqWah(),
                property.ownerId(),
                house.residentIds(),
                property.createdAt(),
                property.updatedAt());
    }
}
