package io.smartvillage.billing.bankaccount;

import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Registers an account of the village.
@Service
public class AddBankAccount {

    private static final String NUMBER_HASH = "bank-account-number";

    private final BankAccounts accounts;
    private final PersonalData personalData;
    private final IdGenerator ids;
    private final Clock clock;

    AddBankAccount(BankAccounts accounts, PersonalData personalData, IdGenerator ids, Clock clock) {
        this.accounts = accounts;
        this.personalData = personalData;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param bankCode 3 digits
    /// @throws BankAccountKnownException if the village has it; of two at once one is kept
    @Transactional
    public BankAccount add(String bankCode, AccountNumber number, BankAccountTerms terms) {
        var hash = personalData.searchHash(NUMBER_HASH, bankCode + ' ' + number.digits());
        if (accounts.existsByAccountNumberHash(hash)) {
            throw new BankAccountKnownException(number);
        }
        var account =
                new BankAccount(
                        CurrentVillage.id(),
                        ids.generateId(),
                        bankCode,
                        number,
                        hash,
                        terms,
                        Caller.current().userId(),
                        clock.instant());
        try {
            accounts.save(account);
            accounts.flush();
        } catch (DataIntegrityViolationException _) {
            throw new BankAccountKnownException(number);
        }
        return account;
    }
}
