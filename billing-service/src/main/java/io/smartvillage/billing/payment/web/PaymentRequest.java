package io.smartvillage.billing.payment.web;

import io.smartvillage.billing.allocation.ChosenInvoice;
import io.smartvillage.billing.payment.PaymentMethod;
import io.smartvillage.billing.payment.PaymentTerms;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Exactly one of `invoiceId`, `invoices` and `propertyId`.
record PaymentRequest(
        @Schema(
                        example = "0198f000-0000-7000-8000-000000000301",
                        description = "the one invoice that it pays")
                @Nullable UUID invoiceId,
        @Schema(description = "or the invoices of one house that it pays, in this order")
                @Size(min = 1, max = 100)
                @Nullable List<@Valid @NotNull Choice> invoices,
        @Schema(
                        example = "0198f000-0000-7000-8000-000000000101",
                        description = "or the house it is for: the village's policy allocates it")
                @Nullable UUID propertyId,
        @Schema(example = "1.00", description = "baht")
                @NotNull
                @Positive
                @DecimalMax("10000000.00")
                @Digits(integer = 12, fraction = 2)
                BigDecimal amount,
        @Schema(example = "2026-11-20", description = "when the money was sent or handed over")
                @NotNull
                LocalDate paymentDate,
        @Schema(example = "promptpay") @NotNull PaymentMethod paymentMethod,
        @Schema(example = "014-2026112009153", description = "such as a cheque's number")
                @Size(min = 1, max = 50)
                @Nullable String reference) {

    record Choice(
            @Schema(example = "0198f000-0000-7000-8000-000000000301") @NotNull UUID invoiceId,
            @Schema(example = "1.00", description = "baht, at most; without it all that is open")
                    @Positive
                    @DecimalMax("10000000.00")
                    @Digits(integer = 12, fraction = 2)
                    @Nullable BigDecimal amount) {}

    /// @throws BadParameterException if it says nothing, or too much, about what it pays
    PaymentTerms toTerms() {
        if (Stream.of(invoiceId, invoices, propertyId).filter(Objects::nonNull).count() != 1) {
            throw new BadParameterException("invoiceId", "field.one-of-what-is-paid");
        }
        return new PaymentTerms(choice(), amount, paymentDate, paymentMethod, reference);
    }

    private List<ChosenInvoice> choice() {
        if (invoiceId != null) {
            return List.of(new ChosenInvoice(invoiceId, null));
        }
        var chosen = invoices == null ? List.<Choice>of() : invoices;
        if (chosen.stream().map(Choice::invoiceId).distinct().count() < chosen.size()) {
            throw new BadParameterException("invoices", "field.each-once");
        }
        return chosen.stream()
                .map(choice -> new ChosenInvoice(choice.invoiceId(), choice.amount()))
                .toList();
    }
}
