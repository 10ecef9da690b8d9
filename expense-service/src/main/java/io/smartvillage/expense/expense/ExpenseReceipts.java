package io.smartvillage.expense.expense;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

interface ExpenseReceipts extends Repository<ExpenseReceipt, UUID> {

    ExpenseReceipt save(ExpenseReceipt receipt);

    Optional<ExpenseReceipt> findById(UUID id);

    List<ExpenseReceipt> findByExpenseIdOrderById(UUID expenseId);
}
