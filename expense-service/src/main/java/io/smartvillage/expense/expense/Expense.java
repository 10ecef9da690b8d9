package io.smartvillage.expense.expense;

import io.smartvillage.expense.expense.ExpenseEvent.ExpenseBooked;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseChanged;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseVoided;
import io.smartvillage.expense.expense.ExpenseEvent.ReceiptAttached;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// Something that the village paid. It is corrected or voided, never deleted.
@Entity
public class Expense {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private UUID categoryId;
    private BigDecimal amount;
    private String description;
    private LocalDate paymentDate;

    @Enumerated(EnumType.STRING)
    private ExpenseStatus status;

    private @Nullable String voidReason;
    private @Nullable UUID voidedBy;
    private @Nullable Instant voidedAt;
    private @Nullable UUID receiptId;

    @Column(updatable = false)
    private UUID bookedBy;

    @Version private @Nullable Long version;

    @Column(updatable = false)
    private Instant createdAt;

    private Instant updatedAt;

    protected Expense() {}

    Expense(UUID villageId, UUID id, ExpenseDetails details, UUID bookedBy, Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.status = ExpenseStatus.BOOKED;
        this.bookedBy = bookedBy;
        this.createdAt = now;
        write(details, now);
    }

    ExpenseBooked booked() {
        return new ExpenseBooked(id, categoryId, details().amountSatang(), paymentDate, createdAt);
    }

    /// @throws ExpenseVoidException if it is void; nothing changes
    ExpenseChanged change(ExpenseDetails details, Instant now) {
        requireBooked();
        write(details, now);
        return new ExpenseChanged(id, categoryId, details.amountSatang(), paymentDate, now);
    }

    /// @throws ExpenseVoidException if it is void already; nothing changes
    ExpenseVoided takeBack(Voiding voiding) {
        requireBooked();
        status = ExpenseStatus.VOID;
        voidReason = voiding.reason();
        voidedBy = voiding.voidedBy();
        voidedAt = voiding.voidedAt();
        updatedAt = voiding.voidedAt();
        return new ExpenseVoided(
                id, categoryId, details().amountSatang(), paymentDate, voiding.voidedAt());
    }

    /// @throws ExpenseVoidException if it is void; nothing changes
    ReceiptAttached attach(ExpenseReceipt receipt) {
        requireBooked();
        receiptId = receipt.id();
        updatedAt = receipt.attachedAt();
        return new ReceiptAttached(
                id, receipt.id(), receipt.fileType(), receipt.sizeBytes(), receipt.attachedAt());
    }

    /// @throws ExpenseVoidException if it is void
    void requireBooked() {
        if (status != ExpenseStatus.BOOKED) {
            throw new ExpenseVoidException(id);
        }
    }

    private void write(ExpenseDetails details, Instant now) {
        this.categoryId = details.categoryId();
        this.amount = details.amount();
        this.description = details.description();
        this.paymentDate = details.paymentDate();
        this.updatedAt = now;
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public ExpenseDetails details() {
        return new ExpenseDetails(categoryId, amount, description, paymentDate);
    }

    public ExpenseStatus status() {
        return status;
    }

    public Optional<Voiding> voiding() {
        return voidReason == null || voidedBy == null || voidedAt == null
                ? Optional.empty()
                : Optional.of(new Voiding(voidReason, voidedBy, voidedAt));
    }

    /// The latest receipt; earlier ones stay stored.
    public Optional<UUID> receiptId() {
        return Optional.ofNullable(receiptId);
    }

    public UUID bookedBy() {
        return bookedBy;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("expense " + id + " is not stored yet");
        }
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
