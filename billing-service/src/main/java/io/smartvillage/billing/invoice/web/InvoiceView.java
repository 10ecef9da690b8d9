package io.smartvillage.billing.invoice.web;

import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.InvoiceStatus;
import io.smartvillage.billing.invoice.LineItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param houseNumber as it was when the invoice was issued
/// @param billingRunId absent if staff billed it by hand
/// @param payable the balance, and what was written off and can still be paid
record InvoiceView(
        UUID id,
        String number,
        LocalDate issuedOn,
        UUID propertyId,
        String houseNumber,
        @Nullable UUID billingRunId,
        String scheduleSet,
        String period,
        BigDecimal amount,
        BigDecimal paid,
        BigDecimal credited,
        BigDecimal debited,
        BigDecimal writtenOff,
        BigDecimal balance,
        BigDecimal payable,
        LocalDate dueDate,
        InvoiceStatus status,
        List<LineItem> items,
        Instant createdAt,
        Instant updatedAt) {

    static InvoiceView of(Invoice invoice) {
        return new InvoiceView(
                invoice.id(),
                invoice.number(),
                invoice.issuedOn(),
                invoice.propertyId(),
                invoice.houseNumber(),
                invoice.billingRunId(),
                invoice.scheduleSet(),
                invoice.period(),
                invoice.amount(),
                invoice.paid(),
                invoice.credited(),
                invoice.debited(),
                invoice.writtenOff(),
                invoice.balance(),
                invoice.payable(),
                invoice.dueDate(),
                invoice.status(),
                invoice.items(),
                invoice.createdAt(),
                invoice.updatedAt());
    }
}
