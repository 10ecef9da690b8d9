package io.smartvillage.billing.bankaccount;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.PredicateSpecification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindBankAccounts {

    private final BankAccounts accounts;

    FindBankAccounts(BankAccounts accounts) {
        this.accounts = accounts;
    }

    /// @throws BankAccountNotFoundException if the caller's village has no such account
    @Transactional(readOnly = true)
    public BankAccount get(UUID bankAccountId) {
        return accounts.findById(bankAccountId)
                .orElseThrow(() -> new BankAccountNotFoundException(bankAccountId));
    }

    /// One at a time takes money of an account: each sees what the one before it took. It is locked
    /// before any house.
    ///
    /// @throws BankAccountNotFoundException if the current village has no such account
    @Transactional(propagation = Propagation.MANDATORY)
    public BankAccount lock(UUID bankAccountId) {
        return accounts.findAndLock(bankAccountId)
                .orElseThrow(() -> new BankAccountNotFoundException(bankAccountId));
    }

    @Transactional(readOnly = true)
    public List<BankAccount> page(PageRequest page) {
        PredicateSpecification<BankAccount> after =
                page.after()
                        .map(cursor -> cursor.id(0))
                        .map(id ->
                                (PredicateSpecification<BankAccount>)
                                        (row, is) -> is.greaterThan(row.get("id"), id))
                        .orElseGet(PredicateSpecification::unrestricted);
        return accounts.findBy(
                after, query -> query.sortBy(Sort.by("id")).limit(page.fetchSize()).all());
    }
}
