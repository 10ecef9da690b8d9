package io.smartvillage.visitor.recurring;

import java.util.UUID;

public final class RecurringPassNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID recurringPassId;

    RecurringPassNotFoundException(UUID recurringPassId) {
        super("no recurring pass " + recurringPassId);
        this.recurringPassId = recurringPassId;
    }

    public UUID recurringPassId() {
        return recurringPassId;
    }
}
