package io.smartvillage.billing.terms.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.terms.BillingTerms;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// All of it: what is absent is no longer so.
record BillingTermsRequest(
        @Schema(example = "2020-01-15", description = "first day that is billed; absent: always")
                @Nullable LocalDate billedFrom,
        @Schema(example = "2190-01-01", description = "first day no longer billed; absent: open")
                @Nullable LocalDate billedUntil,
        @Schema(example = "1.5", description = "absent: not charged by ownership_share")
                @Positive
                @Digits(integer = 6, fraction = 6)
                @Nullable BigDecimal ownershipShare) {

    /// @throws BadParameterException if the fields do not go together
    BillingTerms.Wanted toWanted() {
        var wrong = new ArrayList<FieldMessage>();
        if (billedFrom != null) {
            BillingCalendar.outside(
                            "billedFrom",
                            billedFrom,
                            BillingCalendar.FIRST_DAY,
                            BillingCalendar.LAST_DAY)
                    .ifPresent(wrong::add);
        }
        if (billedUntil != null) {
            BillingCalendar.outside(
                            "billedUntil",
                            billedUntil,
                            BillingCalendar.FIRST_DAY,
                            BillingCalendar.LAST_DAY)
                    .ifPresent(wrong::add);
            if (billedFrom != null && !billedUntil.isAfter(billedFrom)) {
                wrong.add(
                        new FieldMessage(
                                "billedUntil", "field.after", List.of(billedFrom.toString())));
            }
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        return new BillingTerms.Wanted(billedFrom, billedUntil, ownershipShare);
    }
}
