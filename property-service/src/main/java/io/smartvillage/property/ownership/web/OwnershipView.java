package io.smartvillage.property.ownership.web;

import io.smartvillage.property.ownership.Ownership;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record OwnershipView(
        UUID id,
        UUID propertyId,
        UUID userId,
        @Schema(description = "exactly, as 1/3") String share,
        @Schema(description = "rounded to four decimals") BigDecimal percent,
        LocalDate from,
        @Nullable LocalDate until,
        Instant createdAt,
        Instant updatedAt) {

    static OwnershipView of(Ownership ownership) {
        return new OwnershipView(
                ownership.id(),
                ownership.propertyId(),
                ownership.userId(),
                ownership.share().toString(),
                ownership.share().percent(),
                ownership.from(),
                ownership.until().orElse(null),
                ownership.createdAt(),
                ownership.updatedAt());
    }
}
