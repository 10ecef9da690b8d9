package io.smartvillage.billing.meter.web;

import io.smartvillage.billing.meter.MeterReading.Seen;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

record MeterReadingRequest(
        @Schema(example = "2026-10-31") @NotNull LocalDate readOn,
        @Schema(example = "37.250") @NotNull @PositiveOrZero @Digits(integer = 11, fraction = 3)
                BigDecimal value,
        @Schema(
                        example = "10000",
                        description =
                                "where it began again at 0 since the reading before; absent: it did"
                                        + " not")
                @Positive
                @Digits(integer = 11, fraction = 3)
                @Nullable BigDecimal rolledOverAt) {

    Seen toSeen() {
        return new Seen(readOn, value, rolledOverAt);
    }
}
