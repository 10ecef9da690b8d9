package io.smartvillage.billing.bankaccount.web;

import io.smartvillage.billing.bankaccount.MatchingTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// How sure a match must be; what is absent stays, or is as usual.
record MatchingBody(
        @Schema(example = "0.00", description = "baht by which an invoice may differ")
                @DecimalMin("0.00")
                @DecimalMax("100.00")
                @Digits(integer = 3, fraction = 2)
                @Nullable BigDecimal amount,
        @Schema(example = "10", description = "by which a payment's time may be off")
                @Min(0)
                @Max(1440)
                @Nullable Integer minutes,
        @Schema(example = "1", description = "by which its day may be off, if no time is known")
                @Min(0)
                @Max(10)
                @Nullable Integer days,
        @Schema(example = "70", description = "the least score of a match")
                @Min(MatchingTerms.LEAST_THRESHOLD)
                @Max(100)
                @Nullable Integer threshold) {

    static MatchingBody of(MatchingTerms terms) {
        return new MatchingBody(terms.amount(), terms.minutes(), terms.days(), terms.threshold());
    }

    MatchingTerms over(MatchingTerms before) {
        return new MatchingTerms(
                Objects.requireNonNullElse(amount, before.amount()),
                Objects.requireNonNullElse(minutes, before.minutes()),
                Objects.requireNonNullElse(days, before.days()),
                Objects.requireNonNullElse(threshold, before.threshold()));
    }
}
