package io.smartvillage.identity.house;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `property.PropertyState`, the fields that are mirrored.
public record PropertyState(
        UUID propertyId,
        String houseNumber,
        @Nullable UUID ownerId,
        List<UUID> residentIds,
        Instant updatedAt) {}
