package io.smartvillage.billing.feeschedule.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.feeschedule.FeeKind;
import io.smartvillage.billing.feeschedule.FeeTerms;
import io.smartvillage.billing.feeschedule.LandUse;
import io.smartvillage.billing.feeschedule.MeterKind;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

record FeeScheduleRequest(
        @Schema(example = "ค่าส่วนกลาง") @NotBlank @Size(max = 100) String name,
        @Schema(
                        example = "common",
                        description = "what is on one invoice together; absent: `common`")
                @Pattern(regexp = FeeTerms.SET)
                @Nullable String scheduleSet,
        @Schema(example = "metered") @NotNull FeeKind kind,
        @Schema(
                        example = "32.50",
                        description =
                                "baht a month; for area_rate per square wah, for ownership_share of"
                                        + " all houses together, for metered per unit, for one_off"
                                        + " once")
                @NotNull
                @Positive
                @Digits(integer = 9, fraction = 2)
                BigDecimal rate,
        @Schema(
                        example = "1",
                        description = "1, 3, 6 or 12: months billed at once, in advance; absent: 1")
                @Nullable Integer everyMonths,
        @Schema(example = "water", description = "for metered, and for no other")
                @Nullable MeterKind meterKind,
        @Schema(example = "residential", description = "absent: for every house")
                @Nullable LandUse landUse,
        @Schema(
                        example = "false",
                        description =
                                "only the days are charged on which somebody lives in the house; not"
                                        + " for metered; absent: all days")
                @Nullable Boolean whileOccupied,
        @Schema(example = "2030-01-01", description = "first day in force") @NotNull
                LocalDate validFrom,
        @Schema(example = "2035-01-01", description = "first day no longer in force; absent: open")
                @Nullable LocalDate validUntil) {

    private static final List<Integer> RHYTHMS = List.of(1, 3, 6, 12);

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
        if (everyMonths != null && !RHYTHMS.contains(everyMonths)) {
            wrong.add(new FieldMessage("everyMonths", "field.one-of", List.of(RHYTHMS.toString())));
        } else if (everyMonths != null
                && everyMonths > 1
                && (kind == FeeKind.METERED || kind == FeeKind.ONE_OFF)) {
            wrong.add(new FieldMessage("everyMonths", "field.every-months", List.of()));
        }
        if ((kind == FeeKind.METERED) != (meterKind != null)) {
            wrong.add(new FieldMessage("meterKind", "field.meter-kind", List.of()));
        }
        if (kind == FeeKind.METERED && Boolean.TRUE.equals(whileOccupied)) {
            wrong.add(new FieldMessage("whileOccupied", "field.while-occupied", List.of()));
        }
        wrong.addAll(BillingCalendar.outside(validFrom, validUntil));
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
        return new FeeTerms(
                name.strip(),
                Objects.requireNonNullElse(scheduleSet, FeeTerms.COMMON_SET),
                kind,
                rate,
                Objects.requireNonNullElse(everyMonths, 1),
                meterKind,
                landUse,
                Boolean.TRUE.equals(whileOccupied),
                validFrom,
                validUntil);
    }
}
