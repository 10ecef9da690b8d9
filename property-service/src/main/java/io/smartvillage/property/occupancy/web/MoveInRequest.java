package io.smartvillage.property.occupancy.web;

import io.smartvillage.property.occupancy.OccupancyKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;

record MoveInRequest(
        @NotNull UUID userId,
        @Schema(example = "tenant") @NotNull OccupancyKind kind,
        @Schema(example = "2026-11-01", description = "the first day") @NotNull LocalDate from) {}
