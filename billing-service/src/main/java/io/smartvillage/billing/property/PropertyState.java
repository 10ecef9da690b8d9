package io.smartvillage.billing.property;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `property.PropertyState`, the fields that are mirrored.
public record PropertyState(
        UUID propertyId,
        String houseNumber,
        String landUse,
        BigDecimal areaSqWah,
        String status,
        @Nullable UUID ownerId,
        List<UUID> residentIds,
        Instant updatedAt) {}
