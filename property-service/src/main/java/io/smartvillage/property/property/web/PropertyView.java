package io.smartvillage.property.property.web;

import io.smartvillage.platform.audit.AboutPeople;
import io.smartvillage.property.property.House;
import io.smartvillage.property.property.LandUse;
import io.smartvillage.property.property.PropertyStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        Instant updatedAt)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return Stream.concat(Stream.ofNullable(ownerId), residentIds.stream())
                .collect(Collectors.toSet());
    }

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
