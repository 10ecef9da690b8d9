package io.smartvillage.billing.invoice;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// A part payment changes the balance, not the status.
public enum InvoiceStatus {
    PENDING,
    PAID,
    OVERDUE;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
