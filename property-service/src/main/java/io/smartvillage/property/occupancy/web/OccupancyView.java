package io.smartvillage.property.occupancy.web;

import io.smartvillage.platform.audit.AboutPeople;
import io.smartvillage.property.occupancy.Occupancy;
import io.smartvillage.property.occupancy.OccupancyKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record OccupancyView(
        UUID id,
        UUID propertyId,
        UUID userId,
        OccupancyKind kind,
        @Schema(description = "whether the household is theirs") boolean primary,
        LocalDate from,
        @Nullable LocalDate until,
        Instant createdAt,
        Instant updatedAt)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return Set.of(userId);
    }

    static OccupancyView of(Occupancy occupancy) {
        return new OccupancyView(
                occupancy.id(),
                occupancy.propertyId(),
                occupancy.userId(),
                occupancy.kind(),
                occupancy.primary(),
                occupancy.from(),
                occupancy.until().orElse(null),
                occupancy.createdAt(),
                occupancy.updatedAt());
    }
}
