package io.smartvillage.billing.bankstatement;

import java.util.UUID;

public final class StatementNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID bankStatementId;

    StatementNotFoundException(UUID bankStatementId) {
        super("no bank statement " + bankStatementId);
        this.bankStatementId = bankStatementId;
    }

    public UUID bankStatementId() {
        return bankStatementId;
    }
}
