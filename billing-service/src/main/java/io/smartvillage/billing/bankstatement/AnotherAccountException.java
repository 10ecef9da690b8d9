package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankaccount.AccountNumber;
import java.util.UUID;

/// The statement is of another account than the one it was imported for; nothing was stored.
public final class AnotherAccountException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID bankAccountId;
    private final String stated;

    AnotherAccountException(UUID bankAccountId, String stated) {
        super(
                "statement of account %s, not of %s"
                        .formatted(AccountNumber.masked(stated), bankAccountId));
        this.bankAccountId = bankAccountId;
        this.stated = AccountNumber.masked(stated);
    }

    public UUID bankAccountId() {
        return bankAccountId;
    }

    /// `xxxxxx7890`.
    public String stated() {
        return stated;
    }
}
