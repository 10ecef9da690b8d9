package io.smartvillage.billing.billingrun.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.feeschedule.FeeTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record BillingRunRequest(
        @Schema(example = "2026-12", description = "the month, in the village's own time zone")
                @NotNull
                @Pattern(regexp = BillingCalendar.PERIOD)
                String period,
        @Schema(example = "2026-12-25") @NotNull LocalDate dueDate,
        @Schema(example = "common", description = "which fee schedules; absent: `common`")
                @Pattern(regexp = FeeTerms.SET)
                @Nullable String scheduleSet) {

    YearMonth month() {
        return YearMonth.parse(period);
    }

    String set() {
        return Objects.requireNonNullElse(scheduleSet, FeeTerms.COMMON_SET);
    }
}
