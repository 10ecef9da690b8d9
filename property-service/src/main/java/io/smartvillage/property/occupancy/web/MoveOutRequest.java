package io.smartvillage.property.occupancy.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record MoveOutRequest(
        @Schema(
                        example = "2026-11-30",
                        description =
                                "the first day on which they no longer live there; today if absent")
                @Nullable LocalDate until) {}
