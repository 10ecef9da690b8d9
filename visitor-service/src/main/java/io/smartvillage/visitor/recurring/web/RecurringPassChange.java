package io.smartvillage.visitor.recurring.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

record RecurringPassChange(
        @Schema(description = "included") @Nullable LocalDate lastDay,
        @Schema(description = "instead of those before") @Size(max = 400)
                @Nullable List<@NotNull LocalDate> exceptDays) {}
