package io.smartvillage.expense.expense;

import io.smartvillage.platform.storage.FileStore;
import io.smartvillage.platform.storage.FileType;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindExpenses {

    /// A place in the list.
    public record Place(LocalDate paymentDate, UUID expenseId) {}

    /// @param content must be closed
    public record OpenReceipt(FileType type, long sizeBytes, InputStream content) {}

    private final Expenses expenses;
    private final ExpenseReceipts receipts;
    private final ExpenseDecisions decisions;
    private final FileStore files;

    FindExpenses(
            Expenses expenses,
            ExpenseReceipts receipts,
            ExpenseDecisions decisions,
            FileStore files) {
        this.expenses = expenses;
        this.receipts = receipts;
        this.decisions = decisions;
        this.files = files;
    }

    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    @Transactional(readOnly = true)
    public Expense get(UUID expenseId) {
        return expenses.findById(expenseId)
                .orElseThrow(() -> new ExpenseNotFoundException(expenseId));
    }

    /// The latest paid first.
    @Transactional(readOnly = true)
    public List<Expense> page(ExpenseFilter filter, Optional<Place> after, int fetchSize) {
        var wanted =
                filter.wanted()
                        .and(
                                after.map(FindExpenses::behind)
                                        .orElseGet(Specification::unrestricted));
        return expenses.findBy(
                wanted,
                query ->
                        query.sortBy(Sort.by(Sort.Direction.DESC, "paymentDate", "id"))
                                .limit(fetchSize)
                                .all());
    }

    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws ReceiptNotFoundException if it has no receipt
    @Transactional(readOnly = true)
    public OpenReceipt openReceipt(UUID expenseId) {
        var receipt =
                get(expenseId)
                        .receiptId()
                        .flatMap(receipts::findById)
                        .orElseThrow(() -> new ReceiptNotFoundException(expenseId));
        return new OpenReceipt(
                receipt.fileType(), receipt.sizeBytes(), files.open(receipt.fileId()));
    }

    /// The oldest first; the latest is the one that shows.
    ///
    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    @Transactional(readOnly = true)
    public List<ExpenseReceipt> receipts(UUID expenseId) {
        get(expenseId);
        return receipts.findByExpenseIdOrderById(expenseId);
    }

    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws ReceiptNotFoundException if it has no such receipt
    @Transactional(readOnly = true)
    public OpenReceipt openReceipt(UUID expenseId, UUID receiptId) {
        get(expenseId);
        var receipt =
                receipts.findById(receiptId)
                        .filter(one -> one.expenseId().equals(expenseId))
                        .orElseThrow(() -> new ReceiptNotFoundException(expenseId));
        return new OpenReceipt(
                receipt.fileType(), receipt.sizeBytes(), files.open(receipt.fileId()));
    }

    /// The oldest first.
    ///
    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    @Transactional(readOnly = true)
    public List<ExpenseDecision> decisions(UUID expenseId) {
        get(expenseId);
        return decisions.of(expenseId);
    }

    private static Specification<Expense> behind(Place place) {
        return (expense, _, build) -> {
            var date = expense.<LocalDate>get("paymentDate");
            return build.or(
                    build.lessThan(date, place.paymentDate()),
                    build.and(
                            build.equal(date, place.paymentDate()),
                            build.lessThan(expense.<UUID>get("id"), place.expenseId())));
        };
    }
}
