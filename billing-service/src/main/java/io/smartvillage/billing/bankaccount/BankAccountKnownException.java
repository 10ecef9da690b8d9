package io.smartvillage.billing.bankaccount;

/// The village has this account already; nothing was stored.
public final class BankAccountKnownException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String masked;

    BankAccountKnownException(AccountNumber number) {
        super("bank account " + number.masked() + " is there already");
        this.masked = number.masked();
    }

    /// `xxxxxx7890`.
    public String masked() {
        return masked;
    }
}
