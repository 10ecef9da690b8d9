package io.smartvillage.expense.expense;

import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.repository.Repository;

interface Expenses extends Repository<Expense, UUID>, JpaSpecificationExecutor<Expense> {

    Expense save(Expense expense);

    void flush();

    Optional<Expense> findById(UUID id);
}
