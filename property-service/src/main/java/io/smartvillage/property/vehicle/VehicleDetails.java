package io.smartvillage.property.vehicle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param ownerId a person of the village, if it is known whose it is
public record VehicleDetails(
        @Nullable UUID ownerId, @Nullable String make, @Nullable String colour) {}
