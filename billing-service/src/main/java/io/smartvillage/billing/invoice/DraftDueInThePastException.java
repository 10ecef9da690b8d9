package io.smartvillage.billing.invoice;

import java.time.LocalDate;
import java.util.UUID;

/// The invoice would be overdue when it is issued; nothing was stored.
public final class DraftDueInThePastException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LocalDate dueDate;

    DraftDueInThePastException(UUID invoiceDraftId, LocalDate dueDate) {
        super("draft %s is due on %s".formatted(invoiceDraftId, dueDate));
        this.dueDate = dueDate;
    }

    public LocalDate dueDate() {
        return dueDate;
    }
}
