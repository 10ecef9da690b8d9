package io.smartvillage.billing.feeschedule.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.feeschedule.FeeException;
import io.smartvillage.billing.feeschedule.FeeException.Effect;
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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record FeeExceptionRequest(
        @NotNull UUID propertyId,
        @NotNull UUID feeScheduleId,
        @Schema(example = "include") @NotNull Effect effect,
        @Schema(example = "20.00", description = "only to include; absent: the schedule's")
                @Positive
                @Digits(integer = 9, fraction = 2)
                @Nullable BigDecimal rate,
        @Schema(example = "2190-01-01", description = "first day") @NotNull LocalDate validFrom,
        @Schema(example = "2191-01-01", description = "first day after it; absent: open")
                @Nullable LocalDate validUntil,
        @Schema(example = "มติที่ประชุม 3/2569") @NotBlank @Size(max = 500) String reason) {

    /// @throws BadParameterException if the fields do not go together
    FeeException.Terms toTerms() {
        var wrong = new ArrayList<FieldMessage>();
        if (effect == Effect.EXCLUDE && rate != null) {
            wrong.add(new FieldMessage("rate", "field.rate-of-excluded", List.of()));
        }
        wrong.addAll(BillingCalendar.outside(validFrom, validUntil));
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        return new FeeException.Terms(
                propertyId, feeScheduleId, effect, rate, validFrom, validUntil, reason.strip());
    }
}
