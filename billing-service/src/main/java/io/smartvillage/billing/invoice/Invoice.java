package io.smartvillage.billing.invoice;

import io.smartvillage.billing.invoice.InvoiceEvent.InvoicePaid;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoicePartlyPaid;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoiceReopened;
import io.smartvillage.billing.money.Satang;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// What a house owes for a month, or for what staff billed by hand. Its lines and its amount never
/// change after it was issued: what is paid, credited, debited and written off is kept beside them.
///
/// Each method that moves money expects the house to be locked
/// ([Houses][io.smartvillage.billing.account.Houses]) and leaves the booking to its caller.
@Entity
@DynamicUpdate // the application may update no other columns than those that change
public class Invoice {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private UUID propertyId;
    private @Nullable UUID billingRunId;
    private String number;
    private LocalDate issuedOn;
    private String scheduleSet;
    private @Nullable UUID letterheadId;
    private String houseNumber;
    private String period;
    private BigDecimal amount;
    private BigDecimal penaltyAmount;
    private BigDecimal paid;
    private BigDecimal penaltyPaid;
    private BigDecimal credited;
    private BigDecimal penaltyCredited;
    private BigDecimal debited;
    private BigDecimal writtenOff;
    private LocalDate dueDate;

    @Enumerated(EnumType.STRING)
    private InvoiceStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private List<LineItem> items;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Invoice() {}

    /// @param scheduleSet which fees it is for: `common`, unless the village bills others by
    ///   themselves
    Invoice(
            UUID villageId,
            UUID id,
            UUID propertyId,
            @Nullable UUID billingRunId,
            String number,
            LocalDate issuedOn,
            String scheduleSet,
            @Nullable UUID letterheadId,
            String houseNumber,
            String period,
            LocalDate dueDate,
            List<LineItem> items,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = propertyId;
        this.billingRunId = billingRunId;
        this.number = number;
        this.issuedOn = issuedOn;
        this.scheduleSet = scheduleSet;
        this.letterheadId = letterheadId;
        this.houseNumber = houseNumber;
        this.period = period;
        this.amount = sum(items, _ -> true);
        this.penaltyAmount = sum(items, item -> item.kind() == LineItem.Kind.PENALTY);
        this.paid = BigDecimal.ZERO;
        this.penaltyPaid = BigDecimal.ZERO;
        this.credited = BigDecimal.ZERO;
        this.penaltyCredited = BigDecimal.ZERO;
        this.debited = BigDecimal.ZERO;
        this.writtenOff = BigDecimal.ZERO;
        this.dueDate = dueDate;
        this.items = List.copyOf(items);
        this.createdAt = now;
        this.updatedAt = now;
        this.status = InvoiceStatus.PENDING;
        this.status = statusOn(issuedOn);
    }

    private static BigDecimal sum(List<LineItem> items, Predicate<LineItem> which) {
        return items.stream()
                .filter(which)
                .map(LineItem::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /// Takes money. Of a written-off invoice as much of the write-off is taken back.
    ///
    /// @param fee at most [#openFee]
    /// @param penalty at most [#openPenalty]
    /// @param today in the village's time zone
    /// @return `InvoicePaid` when nothing is left to pay, otherwise `InvoicePartlyPaid`
    /// @throws InvoiceVoidException if it is void; nothing changes
    /// @throws OverpaymentException if it is more than is left to pay; nothing changes
    public InvoiceEvent receive(BigDecimal fee, BigDecimal penalty, LocalDate today, Instant now) {
        requireNotVoid();
        var money = fee.add(penalty);
        if (fee.compareTo(openFee()) > 0 || penalty.compareTo(openPenalty()) > 0) {
            throw new OverpaymentException(id, money, payable());
        }
        paid = paid.add(money);
        penaltyPaid = penaltyPaid.add(penalty);
        writtenOff = writtenOff.subtract(writtenOff.min(money));
        changed(today, now);
        return payable().signum() == 0
                ? new InvoicePaid(id, propertyId, Satang.of(amount), now)
                : partlyPaid(now);
    }

    /// Gives money back that it had taken: a payment is reversed, or was too much after a
    /// correction.
    ///
    /// @throws IllegalArgumentException if it had not taken as much; nothing changes
    public InvoiceEvent giveBack(BigDecimal fee, BigDecimal penalty, LocalDate today, Instant now) {
        var money = fee.add(penalty);
        if (penalty.compareTo(penaltyPaid) > 0 || fee.compareTo(paid.subtract(penaltyPaid)) > 0) {
            throw new IllegalArgumentException(
                    "invoice %s cannot give back %s and %s".formatted(id, fee, penalty));
        }
        paid = paid.subtract(money);
        penaltyPaid = penaltyPaid.subtract(penalty);
        changed(today, now);
        return new InvoiceReopened(id, propertyId, Satang.of(paid), Satang.of(payable()), now);
    }

    /// Makes the house owe more: by a debit note.
    ///
    /// @throws InvoiceVoidException if it is void; nothing changes
    public InvoiceEvent addDebit(BigDecimal money, LocalDate today, Instant now) {
        requireNotVoid();
        debited = debited.add(money);
        changed(today, now);
        return new InvoiceReopened(id, propertyId, Satang.of(paid), Satang.of(payable()), now);
    }

    /// Nobody waits for what is open: also of an invoice that was written off before and is owed
    /// again, since the payment that took it was undone.
    ///
    /// @throws IllegalArgumentException if no more than the balance is left to wait for
    public void writeOffAgain(BigDecimal money, LocalDate today, Instant now) {
        if (money.compareTo(balance()) > 0) {
            throw new IllegalArgumentException(
                    "invoice %s cannot write off %s of %s".formatted(id, money, balance()));
        }
        writtenOff = writtenOff.add(money);
        changed(today, now);
    }

    private InvoicePartlyPaid partlyPaid(Instant now) {
        return new InvoicePartlyPaid(id, propertyId, Satang.of(paid), Satang.of(payable()), now);
    }

    private void changed(LocalDate today, Instant now) {
        status = statusOn(today);
        updatedAt = now;
    }

    private InvoiceStatus statusOn(LocalDate today) {
        if (status == InvoiceStatus.VOID) {
            return InvoiceStatus.VOID;
        }
        if (writtenOff.signum() > 0) {
            return InvoiceStatus.WRITTEN_OFF;
        }
        if (balance().signum() == 0) {
            return InvoiceStatus.PAID;
        }
        if (dueDate.isBefore(today)) {
            return InvoiceStatus.OVERDUE;
        }
        return paid.signum() > 0 ? InvoiceStatus.PARTIALLY_PAID : InvoiceStatus.PENDING;
    }

    /// @throws InvoiceVoidException if it is void
    public void requireNotVoid() {
        if (status == InvoiceStatus.VOID) {
            throw new InvoiceVoidException(id);
        }
    }

    /// Baht that the house still owes; what was written off is not waited for.
    public BigDecimal balance() {
        return amount.add(debited).subtract(credited).subtract(paid).subtract(writtenOff);
    }

    /// Baht that a payment can settle: the balance and what was written off.
    public BigDecimal payable() {
        return balance().add(writtenOff);
    }

    /// Baht of its penalties that a payment can settle.
    public BigDecimal openPenalty() {
        return penaltyAmount.subtract(penaltyPaid).subtract(penaltyCredited).min(payable());
    }

    /// Baht of all that is no penalty that a payment can settle.
    public BigDecimal openFee() {
        return payable().subtract(openPenalty());
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public UUID propertyId() {
        return propertyId;
    }

    /// Null if staff billed it by hand.
    public @Nullable UUID billingRunId() {
        return billingRunId;
    }

    public String number() {
        return number;
    }

    public LocalDate issuedOn() {
        return issuedOn;
    }

    public String scheduleSet() {
        return scheduleSet;
    }

    public @Nullable UUID letterheadId() {
        return letterheadId;
    }

    public String houseNumber() {
        return houseNumber;
    }

    public String period() {
        return period;
    }

    public BigDecimal amount() {
        return amount;
    }

    public BigDecimal penaltyAmount() {
        return penaltyAmount;
    }

    public BigDecimal paid() {
        return paid;
    }

    public BigDecimal penaltyPaid() {
        return penaltyPaid;
    }

    public BigDecimal credited() {
        return credited;
    }

    public BigDecimal debited() {
        return debited;
    }

    public BigDecimal writtenOff() {
        return writtenOff;
    }

    public LocalDate dueDate() {
        return dueDate;
    }

    public InvoiceStatus status() {
        return status;
    }

    public List<LineItem> items() {
        return items;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("invoice " + id + " is not stored yet");
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
