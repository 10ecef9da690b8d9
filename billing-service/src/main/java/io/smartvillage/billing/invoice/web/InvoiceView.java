package io.smartvillage.billing.invoice.web;

import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.InvoiceStatus;
import io.smartvillage.billing.invoice.LineItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// @param houseNumber as it was when the invoice was issued
record InvoiceView(
        UUID id,
        UUID propertyId,
        String houseNumber,
        UUID billingRunId,
        String period,
        BigDecimal amount,
        BigDecimal paid,
        BigDecimal balance,
        LocalDate dueDate,
        InvoiceStatus status,
        List<LineItem> items,
        Instant createdAt,
        Instant updatedAt) {

    static InvoiceView of(Invoice invoice) {
        return new InvoiceView(
                invoice.id(),
                invoice.propertyId(),
                invoice.houseNumber(),
                invoice.billingRunId(),
                invoice.period(),
                invoice.amount(),
                invoice.paid(),
                invoice.balance(),
                invoice.dueDate(),
                invoice.status(),
                invoice.items(),
                invoice.createdAt(),
                invoice.updatedAt());
    }
}
