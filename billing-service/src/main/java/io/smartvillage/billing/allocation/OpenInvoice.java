package io.smartvillage.billing.allocation;

import io.smartvillage.billing.invoice.Invoice;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// What of an invoice can be settled.
///
/// @param openFee baht
/// @param openPenalty baht
/// @param writtenOff nobody waits for it any more: without a choice it takes what the others leave
public record OpenInvoice(
        UUID id,
        LocalDate dueDate,
        BigDecimal openFee,
        BigDecimal openPenalty,
        boolean writtenOff) {

    public static OpenInvoice of(Invoice invoice) {
        return new OpenInvoice(
                invoice.id(),
                invoice.dueDate(),
                invoice.openFee(),
                invoice.openPenalty(),
                invoice.writtenOff().signum() > 0);
    }

    BigDecimal open(InvoiceComponent component) {
        return switch (component) {
            case FEE -> openFee;
            case PENALTY -> openPenalty;
        };
    }
}
