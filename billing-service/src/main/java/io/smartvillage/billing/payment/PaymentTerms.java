package io.smartvillage.billing.payment;

import io.smartvillage.billing.allocation.ChosenInvoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What somebody says they paid.
///
/// @param choice invoices of one house, in the order in which they are to be served; empty to leave
///   it to the village's policy
/// @param amount baht
/// @param paymentDate the day on which the money was sent or handed over
/// @param reference a cheque's number, or what the bank calls the transfer
public record PaymentTerms(
        List<ChosenInvoice> choice,
        BigDecimal amount,
        LocalDate paymentDate,
        PaymentMethod paymentMethod,
        @Nullable String reference) {

    public PaymentTerms {
        choice = List.copyOf(choice);
    }

    /// The invoice, if one was chosen.
    Optional<UUID> onlyInvoice() {
        return choice.size() == 1 ? Optional.of(choice.getFirst().invoiceId()) : Optional.empty();
    }
}
