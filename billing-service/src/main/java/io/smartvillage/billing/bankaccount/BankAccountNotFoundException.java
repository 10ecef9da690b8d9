package io.smartvillage.billing.bankaccount;

import java.util.UUID;

public final class BankAccountNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID bankAccountId;

    BankAccountNotFoundException(UUID bankAccountId) {
        super("no bank account " + bankAccountId);
        this.bankAccountId = bankAccountId;
    }

    public UUID bankAccountId() {
        return bankAccountId;
    }
}
