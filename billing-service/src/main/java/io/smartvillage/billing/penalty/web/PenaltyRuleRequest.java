package io.smartvillage.billing.penalty.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.feeschedule.LandUse;
import io.smartvillage.billing.penalty.PenaltyKind;
import io.smartvillage.billing.penalty.PenaltyTerms;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

record PenaltyRuleRequest(
        @Schema(example = "เบี้ยปรับชำระล่าช้า") @NotBlank @Size(max = 100) String name,
        @Schema(example = "yearly_interest") @NotNull PenaltyKind kind,
        @Schema(
                        example = "10",
                        description = "of the open fee, once; for yearly_interest, for a year")
                @NotNull
                @Positive
                @DecimalMax("100")
                @Digits(integer = 3, fraction = 3)
                BigDecimal percent,
        @Schema(
                        example = "residential",
                        description = "absent: for every house that no rule of its own is for")
                @Nullable LandUse landUse,
        @Schema(
                        example = "15",
                        description = "days after the due date on which paying is still in time")
                @NotNull
                @PositiveOrZero
                @Max(365)
                Integer graceDays,
        @Schema(
                        example = "15",
                        description =
                                "all penalties of an invoice are never more than this percentage of"
                                        + " its fee; absent: no cap")
                @Positive
                @DecimalMax("100")
                @Digits(integer = 3, fraction = 3)
                @Nullable BigDecimal capPercent,
        @Schema(example = "2030-01-01", description = "first day in force") @NotNull
                LocalDate validFrom,
        @Schema(example = "2035-01-01", description = "first day no longer in force; absent: open")
                @Nullable LocalDate validUntil) {

    /// @throws BadParameterException if a date makes no sense
    PenaltyTerms toTerms() {
        var wrong = new ArrayList<FieldMessage>();
        wrong.addAll(BillingCalendar.outside(validFrom, validUntil));
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        return new PenaltyTerms(
                name.strip(), kind, percent, landUse, graceDays, capPercent, validFrom, validUntil);
    }
}
