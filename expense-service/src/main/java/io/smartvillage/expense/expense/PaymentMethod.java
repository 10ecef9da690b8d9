package io.smartvillage.expense.expense;

import io.smartvillage.expense.journal.JournalAccount;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum PaymentMethod {
    TRANSFER(JournalAccount.BANK),
    CHEQUE(JournalAccount.BANK),
    CASH(JournalAccount.CASH),
    PETTY_CASH(JournalAccount.PETTY_CASH),
    OTHER(JournalAccount.BANK);

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    private final JournalAccount account;

    PaymentMethod(JournalAccount account) {
        this.account = account;
    }

    /// Where the money comes from.
    JournalAccount account() {
        return account;
    }
}
