package io.smartvillage.billing.invoice;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// The schema document's three are `pending`, `paid` and `overdue`.
public enum InvoiceStatus {
    PENDING,
    /// Something is paid, and the rest is not due yet.
    PARTIALLY_PAID,
    PAID,
    /// The due date is past and something is left to pay.
    OVERDUE,
    VOID,
    /// Nobody waits for the rest any more; it can still be paid.
    WRITTEN_OFF;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
