package io.smartvillage.billing.bankaccount;

import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Renames an account, or sets how its statements are read and matched from now on.
@Service
public class ChangeBankAccount {

    private final BankAccounts accounts;
    private final Clock clock;

    ChangeBankAccount(BankAccounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /// @param change from the present terms to the new ones
    /// @throws BankAccountNotFoundException if the caller's village has no such account
    @Transactional
    public BankAccount change(
            UUID bankAccountId, IfMatch precondition, UnaryOperator<BankAccountTerms> change) {
        var account =
                accounts.findAndLock(bankAccountId)
                        .orElseThrow(() -> new BankAccountNotFoundException(bankAccountId));
        precondition.require(account.currentVersion());
        account.change(change.apply(account.terms()), clock.instant());
        accounts.flush();
        return account;
    }
}
