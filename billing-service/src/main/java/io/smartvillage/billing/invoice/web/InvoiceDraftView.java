package io.smartvillage.billing.invoice.web;

import io.smartvillage.billing.invoice.InvoiceDraft;
import io.smartvillage.billing.invoice.LineItem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

record InvoiceDraftView(
        UUID id,
        String status,
        UUID propertyId,
        LocalDate dueDate,
        BigDecimal amount,
        List<LineItem> items,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt) {

    private static final String DRAFT = "draft";

    static InvoiceDraftView of(InvoiceDraft draft) {
        return new InvoiceDraftView(
                draft.id(),
                DRAFT,
                draft.propertyId(),
                draft.dueDate(),
                draft.amount(),
                draft.items(),
                draft.createdBy(),
                draft.createdAt(),
                draft.updatedAt());
    }
}
