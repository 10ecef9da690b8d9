package io.smartvillage.billing.prepayment.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.UUID;

record PrepaymentRequest(
        @NotNull UUID propertyId,
        @NotNull UUID prepaymentOfferId,
        @Schema(example = "2027-01", description = "first of the months")
                @NotNull
                @Pattern(regexp = BillingCalendar.PERIOD)
                String firstPeriod,
        @Schema(example = "2026-12-31") @NotNull LocalDate dueDate) {}
