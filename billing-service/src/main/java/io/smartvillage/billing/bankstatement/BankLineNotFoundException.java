package io.smartvillage.billing.bankstatement;

import java.util.UUID;

public final class BankLineNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID bankLineId;

    BankLineNotFoundException(UUID bankLineId) {
        super("no bank line " + bankLineId);
        this.bankLineId = bankLineId;
    }

    public UUID bankLineId() {
        return bankLineId;
    }
}
