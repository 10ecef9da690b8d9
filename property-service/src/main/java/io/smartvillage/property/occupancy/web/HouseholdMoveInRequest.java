package io.smartvillage.property.occupancy.web;

import io.smartvillage.property.occupancy.OccupancyKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record HouseholdMoveInRequest(
        @Schema(description = "whose household it is") @NotNull UUID primaryUserId,
        @Schema(example = "owner", description = "of the primary occupant") @NotNull
                OccupancyKind kind,
        @Schema(description = "who lives with them") @Size(max = 50)
                @Nullable List<@NotNull UUID> familyUserIds,
        @Schema(example = "2026-11-01", description = "the first day") @NotNull LocalDate from) {}
