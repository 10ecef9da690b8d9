package io.smartvillage.property.occupancy.web;

import io.smartvillage.property.occupancy.OccupancyKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record MoveInRequest(
        @NotNull UUID userId,
        @Schema(example = "tenant") @NotNull OccupancyKind kind,
        @Schema(
                        example = "false",
                        description = "the household is theirs; no if absent. One at a time")
                @Nullable Boolean primary,
        @Schema(example = "2026-11-01", description = "the first day") @NotNull LocalDate from) {}
