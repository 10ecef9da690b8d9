package io.smartvillage.billing.invoice.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.invoice.LineItem;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

record InvoiceDraftLineRequest(
        @Schema(example = "fee", description = "fee, discount or adjustment") @NotNull
                LineItem.Kind kind,
        @Schema(example = "ค่าบัตรผ่านเข้าออก") @NotBlank @Size(max = 200) String description,
        @Schema(example = "บัตรที่สอง") @Pattern(regexp = ".*\\S.*") @Size(max = 300)
                @Nullable String detail,
        @Schema(example = "2") @NotNull @Positive @Digits(integer = 9, fraction = 4)
                BigDecimal quantity,
        @Schema(example = "item") @NotNull LineItem.Unit unit,
        @Schema(
                        example = "150.00",
                        description =
                                "baht for one unit, below 0 for what takes off; for baht, percent")
                @NotNull
                @Digits(integer = 9, fraction = 4)
                BigDecimal rate,
        @Valid @Nullable PeriodRequest period) {

    record PeriodRequest(
            @Schema(example = "2026-12-01") @NotNull LocalDate from,
            @Schema(example = "2026-12-31") @NotNull LocalDate to) {}

    private BigDecimal amount() {
        return LineItem.amountOf(quantity, unit, rate);
    }

    LineItem toItem() {
        return new LineItem(
                kind,
                description.strip(),
                detail == null ? null : detail.strip(),
                quantity,
                unit,
                rate,
                period == null ? null : new LineItem.Period(period.from(), period.to()),
                amount(),
                null,
                null);
    }

    /// What is wrong with how the fields go together.
    void check(String field, List<FieldMessage> wrong) {
        var amount = amount();
        if (amount.abs().compareTo(LineItem.MOST) > 0) {
            wrong.add(
                    new FieldMessage(
                            field + ".rate",
                            "field.amount-at-most",
                            List.of(LineItem.MOST.toPlainString())));
        }
        switch (kind) {
            case FEE -> require(amount.signum() > 0, field, "field.line-above-nothing", wrong);
            case DISCOUNT -> require(amount.signum() < 0, field, "field.line-below-nothing", wrong);
            case ADJUSTMENT -> require(amount.signum() != 0, field, "field.line-of-nothing", wrong);
            case METERED, PENALTY, CREDIT_APPLIED ->
                    wrong.add(
                            new FieldMessage(
                                    field + ".kind",
                                    "field.enum",
                                    List.of("fee, discount, adjustment")));
        }
        if (period != null) {
            if (period.to().isBefore(period.from())) {
                wrong.add(
                        new FieldMessage(
                                field + ".period.to",
                                "field.not-before",
                                List.of(period.from().toString())));
            }
            for (var day : List.of(period.from(), period.to())) {
                BillingCalendar.outside(
                                field + ".period",
                                day,
                                BillingCalendar.FIRST_DAY,
                                BillingCalendar.LAST_DAY)
                        .ifPresent(wrong::add);
            }
        }
    }

    private static void require(
            boolean holds, String field, String message, List<FieldMessage> wrong) {
        if (!holds) {
            wrong.add(new FieldMessage(field + ".rate", message, List.of()));
        }
    }
}
