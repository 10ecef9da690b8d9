package io.smartvillage.billing.feeschedule.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.feeschedule.FeeKind;
import io.smartvillage.billing.feeschedule.FeeTerms;
import io.smartvillage.billing.feeschedule.LandUse;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

record FeeScheduleRequest(
        @Schema(example = "ค่าส่วนกลาง") @NotBlank @Size(max = 100) String name,
        @Schema(example = "area_rate") @NotNull FeeKind kind,
        @Schema(example = "32.50", description = "baht; for area_rate, baht per square wah")
                @NotNull
                @Positive
                @Digits(integer = 9, fraction = 2)
                BigDecimal rate,
        @Schema(example = "residential", description = "absent: for every house")
                @Nullable LandUse landUse,
        @Schema(example = "2030-01-01", description = "first day in force") @NotNull
                LocalDate validFrom,
        @Schema(example = "2035-01-01", description = "first day no longer in force; absent: open")
                @Nullable LocalDate validUntil) {

    /// With it the largest house's charge still fits into an invoice.
    private static final BigDecimal MOST_PER_SQUARE_WAH = new BigDecimal("9999.99");

    /// @throws BadParameterException if the fields do not go together
    FeeTerms toTerms() {
        var wrong = new ArrayList<FieldMessage>();
        if (kind == FeeKind.AREA_RATE && rate.compareTo(MOST_PER_SQUARE_WAH) > 0) {
            wrong.add(
                    new FieldMessage(
                            "rate",
                            "field.range",
                            List.of("0.01", MOST_PER_SQUARE_WAH.toString())));
        }
        BillingCalendar.outside(
                        "validFrom", validFrom, BillingCalendar.FIRST_DAY, BillingCalendar.LAST_DAY)
                .ifPresent(wrong::add);
        if (validUntil != null) {
            BillingCalendar.outside(
                            "validUntil",
                            validUntil,
                            BillingCalendar.FIRST_DAY,
                            BillingCalendar.LAST_DAY)
                    .ifPresent(wrong::add);
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        return new FeeTerms(name.strip(), kind, rate, landUse, validFrom, validUntil);
    }
}
