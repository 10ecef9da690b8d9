package io.smartvillage.billing.meter.web;

import io.smartvillage.billing.feeschedule.MeterKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

record MeterRequest(
        @NotNull UUID propertyId,
        @Schema(example = "water") @NotNull MeterKind kind,
        @Schema(example = "W-0001") @NotBlank @Size(max = 50) String serial,
        @Schema(example = "2026-01-01") @NotNull LocalDate installedOn,
        @Schema(example = "12.5", description = "what it shows on that day")
                @NotNull
                @PositiveOrZero
                @Digits(integer = 11, fraction = 3)
                BigDecimal value) {}
