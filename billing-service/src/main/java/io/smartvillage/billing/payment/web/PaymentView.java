package io.smartvillage.billing.payment.web;

import io.smartvillage.billing.allocation.ChosenInvoice;
import io.smartvillage.billing.payment.Payment;
import io.smartvillage.billing.payment.PaymentMethod;
import io.smartvillage.billing.payment.PaymentStatus;
import io.smartvillage.billing.payment.Reversal;
import io.smartvillage.billing.payment.Verification;
import io.smartvillage.platform.audit.AboutPeople;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param invoiceId the invoice, if the payer chose one
/// @param invoices all that the payer chose; empty if the village's policy allocates it
/// @param nextCheckAt when the bank is asked again about one that waits
/// @param transferredAt when the bank says that the money was sent
/// @param slipUrl where the slip is; null without one
record PaymentView(
        UUID id,
        UUID propertyId,
        @Nullable UUID invoiceId,
        List<ChosenInvoice> invoices,
        BigDecimal amount,
        LocalDate paymentDate,
        PaymentMethod paymentMethod,
        @Nullable String reference,
        PaymentStatus status,
        @Nullable Instant nextCheckAt,
        @Nullable Instant transferredAt,
        @Nullable Verification verification,
        @Nullable Reversal reversal,
        @Nullable String slipUrl,
        UUID submittedBy,
        Instant createdAt,
        Instant updatedAt)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return Set.of(submittedBy);
    }

    static PaymentView of(Payment payment) {
        var terms = payment.terms();
        var choice = terms.choice();
        return new PaymentView(
                payment.id(),
                payment.propertyId(),
                choice.size() == 1 ? choice.getFirst().invoiceId() : null,
                choice,
                terms.amount(),
                terms.paymentDate(),
                terms.paymentMethod(),
                terms.reference(),
                payment.status(),
                payment.nextCheckAt(),
                payment.transferredAt(),
                payment.verification(),
                payment.reversal(),
                payment.hasSlip() ? "/api/v1/payments/%s/slip".formatted(payment.id()) : null,
                payment.submittedBy(),
                payment.createdAt(),
                payment.updatedAt());
    }
}
