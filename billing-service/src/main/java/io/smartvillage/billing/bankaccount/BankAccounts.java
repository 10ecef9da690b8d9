package io.smartvillage.billing.bankaccount;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface BankAccounts
        extends Repository<BankAccount, UUID>, JpaSpecificationExecutor<BankAccount> {

    BankAccount save(BankAccount account);

    void flush();

    Optional<BankAccount> findById(UUID id);

    boolean existsByAccountNumberHash(byte[] hash);

    /// Waits for whoever else takes its statements and call-backs, or changes it; the row stays
    /// locked until the transaction ends.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select a from BankAccount a where a.id = :id")
    Optional<BankAccount> findAndLock(UUID id);
}
