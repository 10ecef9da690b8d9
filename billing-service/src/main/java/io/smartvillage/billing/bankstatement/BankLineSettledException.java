package io.smartvillage.billing.bankstatement;

import java.util.UUID;

/// Only an unidentified line can be placed, and this one is not, or no longer; nothing was stored.
public final class BankLineSettledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID bankLineId;
    private final BankLineStatus status;

    BankLineSettledException(UUID bankLineId, BankLineStatus status) {
        super("bank line %s is %s".formatted(bankLineId, status));
        this.bankLineId = bankLineId;
        this.status = status;
    }

    public UUID bankLineId() {
        return bankLineId;
    }

    public BankLineStatus status() {
        return status;
    }
}
