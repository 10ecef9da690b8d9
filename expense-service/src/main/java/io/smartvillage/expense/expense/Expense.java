package io.smartvillage.expense.expense;

import io.smartvillage.expense.expense.ExpenseEvent.ExpenseApproved;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseBooked;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseChanged;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseDiscarded;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseDrafted;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseRejected;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseReturned;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseSubmitted;
import io.smartvillage.expense.expense.ExpenseEvent.ExpenseVoided;
import io.smartvillage.expense.expense.ExpenseEvent.ReceiptAttached;
import io.smartvillage.expense.journal.PaidExpense;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.tax.TaxedPrice;
import io.smartvillage.expense.tax.VatTreatment;
import io.smartvillage.expense.tax.WithholdingKind;
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

/// Something that the village is to pay, or paid. It is voided, never deleted, and only a draft can
/// be changed. Every step throws a [RefusedException] and changes nothing if the status does not
/// allow it.
@Entity
public class Expense {

    private static final int SATANG_DIGITS = 2;

    @Id private UUID id;
    @TenantId private UUID villageId;

    private UUID categoryId;
    private BigDecimal amount;
    private String description;
    private LocalDate paymentDate;
    private @Nullable UUID vendorId;
    private @Nullable String invoiceNumber;

    @Enumerated(EnumType.STRING)
    private VatTreatment vat;

    private BigDecimal vatAmount;

    @Enumerated(EnumType.STRING)
    private WithholdingKind withholding;

    private BigDecimal withheld;

    @Enumerated(EnumType.STRING)
    private ExpenseStatus status;

    private int round;
    private int approvals;
    private @Nullable String number;
    private @Nullable UUID fundId;

    @Enumerated(EnumType.STRING)
    private @Nullable PaymentMethod paymentMethod;

    private @Nullable String paymentReference;
    private @Nullable UUID pettyCashBoxId;
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

    /// @param price of the details' amount
    Expense(
            UUID villageId,
            UUID id,
            ExpenseDetails details,
            TaxedPrice price,
            UUID draftedBy,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.status = ExpenseStatus.DRAFT;
        this.bookedBy = draftedBy;
        this.createdAt = now;
        write(details, price, now);
    }

    ExpenseDrafted drafted() {
        return new ExpenseDrafted(id, categoryId, totalSatang(), paymentDate, createdAt);
    }

    ExpenseChanged change(ExpenseDetails details, TaxedPrice price, Instant now) {
        require(ExpenseAction.CHANGED);
        write(details, price, now);
        return new ExpenseChanged(id, categoryId, totalSatang(), paymentDate, now);
    }

    /// Begins another round of approvals.
    ExpenseSubmitted submit(Instant now) {
        become(ExpenseAction.SUBMITTED, ExpenseStatus.SUBMITTED, now);
        round++;
        approvals = 0;
        return new ExpenseSubmitted(id, categoryId, totalSatang(), round, now);
    }

    /// @param needed how many different people have to approve it
    ExpenseApproved approve(int needed, Instant now) {
        require(ExpenseAction.APPROVED);
        approvals++;
        var missing = Math.max(0, needed - approvals);
        become(
                ExpenseAction.APPROVED,
                missing == 0 ? ExpenseStatus.APPROVED : ExpenseStatus.SUBMITTED,
                now);
        return new ExpenseApproved(id, categoryId, totalSatang(), round, missing, now);
    }

    ExpenseRejected reject(Instant now) {
        become(ExpenseAction.REJECTED, ExpenseStatus.REJECTED, now);
        return new ExpenseRejected(id, categoryId, totalSatang(), round, now);
    }

    ExpenseReturned returnToDraft(Instant now) {
        become(ExpenseAction.RETURNED, ExpenseStatus.DRAFT, now);
        return new ExpenseReturned(id, categoryId, totalSatang(), round, now);
    }

    /// @param paidOn the day on which it was, in the village's time zone
    ExpenseBooked pay(Payment payment, LocalDate paidOn, Instant now) {
        become(ExpenseAction.PAID, ExpenseStatus.PAID, now);
        paymentDate = paidOn;
        number = payment.number();
        fundId = payment.fundId();
        paymentMethod = payment.method();
        paymentReference = payment.reference();
        pettyCashBoxId = payment.pettyCashBoxId();
        return new ExpenseBooked(
                id,
                categoryId,
                totalSatang(),
                paymentDate,
                satang(vatAmount),
                satang(withheld),
                payment.fundId(),
                vendorId,
                payment.number(),
                now);
    }

    /// Takes back what was approved or paid.
    ///
    /// @return the fact if money had been paid, otherwise that nothing was
    ExpenseEvent takeBack(Voiding voiding) {
        var wasPaid = status == ExpenseStatus.PAID;
        end(ExpenseAction.VOIDED, voiding);
        return wasPaid
                ? new ExpenseVoided(id, categoryId, totalSatang(), paymentDate, voiding.voidedAt())
                : new ExpenseDiscarded(id, categoryId, totalSatang(), voiding.voidedAt());
    }

    /// Gives up what nobody had approved.
    ExpenseDiscarded discard(Voiding voiding) {
        end(ExpenseAction.DISCARDED, voiding);
        return new ExpenseDiscarded(id, categoryId, totalSatang(), voiding.voidedAt());
    }

    ReceiptAttached attach(ExpenseReceipt receipt) {
        requireNotVoid();
        receiptId = receipt.id();
        updatedAt = receipt.attachedAt();
        return new ReceiptAttached(
                id, receipt.id(), receipt.fileType(), receipt.sizeBytes(), receipt.attachedAt());
    }

    void requireNotVoid() {
        if (status == ExpenseStatus.VOID) {
            throw new RefusedException(
                    Refusal.EXPENSE_STATE, id, status.column, "receipt-attached");
        }
    }

    void require(ExpenseAction action) {
        if (!action.isPossibleFrom(status)) {
            throw new RefusedException(Refusal.EXPENSE_STATE, id, status.column, action.column());
        }
    }

    private void become(ExpenseAction action, ExpenseStatus wanted, Instant now) {
        require(action);
        status = wanted;
        updatedAt = now;
    }

    private void end(ExpenseAction action, Voiding voiding) {
        become(action, ExpenseStatus.VOID, voiding.voidedAt());
        voidReason = voiding.reason();
        voidedBy = voiding.voidedBy();
        voidedAt = voiding.voidedAt();
    }

    private void write(ExpenseDetails details, TaxedPrice price, Instant now) {
        this.categoryId = details.categoryId();
        this.amount = details.amount();
        this.description = details.description();
        this.paymentDate = details.paymentDate();
        this.vendorId = details.vendorId();
        this.invoiceNumber = details.invoiceNumber();
        this.vat = details.vat();
        this.vatAmount = price.vat();
        this.withholding = details.withholding();
        this.withheld = price.withheld();
        this.updatedAt = now;
    }

    private long totalSatang() {
        return satang(price().total());
    }

    private static long satang(BigDecimal amount) {
        return amount.movePointRight(SATANG_DIGITS).longValueExact();
    }

    /// @throws IllegalStateException if it never was paid
    PaidExpense paid() {
        if (fundId == null || paymentMethod == null) {
            throw new IllegalStateException("expense " + id + " was not paid");
        }
        return new PaidExpense(
                id, price(), paymentMethod.account(), fundId, categoryId, vendorId, pettyCashBoxId);
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public ExpenseDetails details() {
        return new ExpenseDetails(
                categoryId,
                amount,
                description,
                paymentDate,
                vendorId,
                invoiceNumber,
                vat,
                withholding);
    }

    public TaxedPrice price() {
        return new TaxedPrice(amount, vatAmount, withheld);
    }

    public ExpenseStatus status() {
        return status;
    }

    /// How many times it was submitted.
    public int round() {
        return round;
    }

    public Optional<Payment> payment() {
        return number == null || fundId == null || paymentMethod == null
                ? Optional.empty()
                : Optional.of(
                        new Payment(
                                number, fundId, paymentMethod, paymentReference, pettyCashBoxId));
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

    /// Who drafted it.
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
