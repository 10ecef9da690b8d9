package io.smartvillage.billing.meter.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

record MeterPatch(
        @Schema(example = "2026-11-01", description = "its last day") @NotNull
                LocalDate removedOn) {}
