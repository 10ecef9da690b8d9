package io.smartvillage.expense.expense;

import io.smartvillage.platform.storage.CleanFile;
import io.smartvillage.platform.storage.FileType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.TenantId;

/// Proof of an expense: what is known of the file that holds it.
@Entity
@Immutable
public class ExpenseReceipt {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private UUID expenseId;
    private UUID fileId;
    private String fileType;
    private long sizeBytes;
    private String sha256;
    private UUID attachedBy;
    private Instant attachedAt;

    protected ExpenseReceipt() {}

    ExpenseReceipt(
            Expense expense, UUID id, UUID fileId, CleanFile file, UUID attachedBy, Instant now) {
        this.villageId = expense.villageId();
        this.id = id;
        this.expenseId = expense.id();
        this.fileId = fileId;
        this.fileType = file.type().name().toLowerCase(Locale.ROOT);
        this.sizeBytes = file.sizeBytes();
        this.sha256 = file.sha256();
        this.attachedBy = attachedBy;
        this.attachedAt = now;
    }

    boolean holds(CleanFile file) {
        return sha256.equals(file.sha256());
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public UUID expenseId() {
        return expenseId;
    }

    public UUID fileId() {
        return fileId;
    }

    public FileType fileType() {
        return FileType.valueOf(fileType.toUpperCase(Locale.ROOT));
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    public UUID attachedBy() {
        return attachedBy;
    }

    public Instant attachedAt() {
        return attachedAt;
    }
}
