package io.smartvillage.billing.invoice;

import io.smartvillage.billing.invoice.InvoiceEvent.InvoicePaid;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoicePartlyPaid;
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
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// What a house owes for a month. Issued by a billing run; only what is paid of it changes.
@Entity
@DynamicUpdate // the application may update no other columns than those that change
public class Invoice {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private UUID propertyId;
    private UUID billingRunId;
    private String houseNumber;
    private String period;
    private BigDecimal amount;
    private BigDecimal paid;
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

    Invoice(
            UUID villageId,
            UUID id,
            UUID propertyId,
            UUID billingRunId,
            String houseNumber,
            LocalDate dueDate,
            List<LineItem> items,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = propertyId;
        this.billingRunId = billingRunId;
        this.houseNumber = houseNumber;
        this.period = items.getFirst().period();
        this.amount = items.stream().map(LineItem::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        this.paid = BigDecimal.ZERO;
        this.dueDate = dueDate;
        this.status = InvoiceStatus.PENDING;
        this.items = List.copyOf(items);
        this.createdAt = now;
        this.updatedAt = now;
    }

    /// Applies a verified payment to the balance.
    ///
    /// @return `InvoicePaid` when nothing is left to pay, otherwise `InvoicePartlyPaid`
    /// @throws InvoiceAlreadyPaidException if nothing was left to pay; nothing changes
    /// @throws OverpaymentException if the payment exceeds the balance; nothing changes
    public InvoiceEvent receive(BigDecimal payment, Instant now) {
        requireRoomFor(payment);
        paid = paid.add(payment);
        updatedAt = now;
        if (balance().signum() > 0) {
            return new InvoicePartlyPaid(
                    id, propertyId, Satang.of(paid), Satang.of(balance()), now);
        }
        status = InvoiceStatus.PAID;
        return new InvoicePaid(id, propertyId, Satang.of(amount), now);
    }

    /// @throws InvoiceAlreadyPaidException if nothing is left to pay
    /// @throws OverpaymentException if the payment exceeds the balance
    public void requireRoomFor(BigDecimal payment) {
        if (status == InvoiceStatus.PAID) {
            throw new InvoiceAlreadyPaidException(id);
        }
        if (payment.compareTo(balance()) > 0) {
            throw new OverpaymentException(id, payment, balance());
        }
    }

    /// Baht still to pay.
    public BigDecimal balance() {
        return amount.subtract(paid);
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

    public UUID billingRunId() {
        return billingRunId;
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

    public BigDecimal paid() {
        return paid;
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
