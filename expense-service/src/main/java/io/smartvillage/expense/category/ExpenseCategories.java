package io.smartvillage.expense.category;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ExpenseCategories
        extends Repository<ExpenseCategory, UUID>, JpaSpecificationExecutor<ExpenseCategory> {

    ExpenseCategory save(ExpenseCategory category);

    void flush();

    Optional<ExpenseCategory> findById(UUID id);

    /// Nobody deactivates it before the transaction ends.
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select c from ExpenseCategory c where c.id = :id")
    Optional<ExpenseCategory> findAndHold(UUID id);

    @Query("select count(c) > 0 from ExpenseCategory c where lower(c.name) = lower(:name)")
    boolean existsByNameInAnyCase(String name);
}
