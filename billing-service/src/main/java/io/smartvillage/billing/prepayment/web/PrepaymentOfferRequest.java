package io.smartvillage.billing.prepayment.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.feeschedule.FeeTerms;
import io.smartvillage.billing.prepayment.PrepaymentOffer;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record PrepaymentOfferRequest(
        @Schema(example = "ชำระล่วงหน้า 12 เดือน") @NotBlank @Size(max = 100) String name,
        @Schema(example = "common", description = "which fee schedules; absent: `common`")
                @Pattern(regexp = FeeTerms.SET)
                @Nullable String scheduleSet,
        @Schema(example = "12") @NotNull @Min(2) @Max(24) Integer months,
        @Schema(example = "5.00", description = "percent that are taken off")
                @NotNull
                @DecimalMin("0")
                @Digits(integer = 2, fraction = 2)
                BigDecimal percent,
        @Schema(example = "2026-01-01", description = "first day on which it can be taken") @NotNull
                LocalDate validFrom,
        @Schema(example = "2035-01-01", description = "first day after it; absent: open")
                @Nullable LocalDate validUntil) {

    /// @throws BadParameterException if a date is out of range
    PrepaymentOffer.Terms toTerms() {
        BillingCalendar.require(
                "validFrom", validFrom, BillingCalendar.FIRST_DAY, BillingCalendar.LAST_DAY);
        return new PrepaymentOffer.Terms(
                name.strip(),
                Objects.requireNonNullElse(scheduleSet, FeeTerms.COMMON_SET),
                months,
                percent,
                validFrom,
                validUntil);
    }
}
