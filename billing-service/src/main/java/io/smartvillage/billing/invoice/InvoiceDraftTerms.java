package io.smartvillage.billing.invoice;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// @param items together more than 0
public record InvoiceDraftTerms(UUID propertyId, LocalDate dueDate, List<LineItem> items) {

    public InvoiceDraftTerms {
        items = List.copyOf(items);
    }
}
