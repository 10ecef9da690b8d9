package io.smartvillage.expense.expense;

import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.storage.AttachmentPolicy;
import io.smartvillage.platform.storage.CleanFile;
import io.smartvillage.platform.storage.FileRefusedException;
import io.smartvillage.platform.storage.FileStore;
import io.smartvillage.platform.storage.ImageSanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/// Attaches the proof of an expense: it may have several, and the latest is the one that shows.
@Service
public class AttachReceipt {

    private final Expenses expenses;
    private final ExpenseReceipts receipts;
    private final ImageSanitizer sanitizer;
    private final FileStore files;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AttachReceipt(
            Expenses expenses,
            ExpenseReceipts receipts,
            ImageSanitizer sanitizer,
            FileStore files,
            Outbox outbox,
            IdGenerator ids,
            Clock clock,
            TransactionTemplate transaction) {
        this.expenses = expenses;
        this.receipts = receipts;
        this.sanitizer = sanitizer;
        this.files = files;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
        this.transaction = transaction;
    }

    /// Attaching the same file again changes nothing. The file is looked at before a transaction
    /// begins, but only for an expense that can take it.
    ///
    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws RefusedException if it is void
    /// @throws FileRefusedException one of its kinds, if it is no JPEG, PNG or PDF that may be kept
    /// @throws IOException if the upload breaks off
    public Expense attach(UUID expenseId, InputStream content, UUID attachedBy) throws IOException {
        transaction.executeWithoutResult(_ -> present(expenseId));
        var file = sanitizer.clean(content, AttachmentPolicy.IMAGES_AND_PDF);
        return Objects.requireNonNull(
                transaction.execute(_ -> attached(present(expenseId), file, attachedBy)));
    }

    private Expense attached(Expense expense, CleanFile file, UUID attachedBy) {
        if (expense.receiptId()
                .flatMap(receipts::findById)
                .filter(latest -> latest.holds(file))
                .isPresent()) {
            return expense;
        }
        var receipt =
                receipts.save(
                        new ExpenseReceipt(
                                expense,
                                ids.generateId(),
                                files.put(file.content()),
                                file,
                                attachedBy,
                                clock.instant()));
        var attached = expense.attach(receipt);
        expenses.flush();
        outbox.publish(attached);
        return expense;
    }

    private Expense present(UUID expenseId) {
        var expense =
                expenses.findById(expenseId)
                        .orElseThrow(() -> new ExpenseNotFoundException(expenseId));
        expense.requireNotVoid();
        return expense;
    }
}
