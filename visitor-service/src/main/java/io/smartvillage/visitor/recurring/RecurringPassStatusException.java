package io.smartvillage.visitor.recurring;

import java.util.UUID;

/// The pass's status does not allow the change; nothing changed.
public final class RecurringPassStatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID recurringPassId;
    private final RecurringPassStatus status;

    RecurringPassStatusException(UUID recurringPassId, RecurringPassStatus status) {
        super("recurring pass %s is %s".formatted(recurringPassId, status));
        this.recurringPassId = recurringPassId;
        this.status = status;
    }

    public UUID recurringPassId() {
        return recurringPassId;
    }

    public RecurringPassStatus status() {
        return status;
    }
}
