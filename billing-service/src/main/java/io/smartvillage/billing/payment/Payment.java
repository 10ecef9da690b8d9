package io.smartvillage.billing.payment;

import io.smartvillage.billing.money.Satang;
import io.smartvillage.billing.payment.PaymentEvent.PaymentRejected;
import io.smartvillage.billing.payment.PaymentEvent.PaymentSubmitted;
import io.smartvillage.billing.payment.PaymentEvent.PaymentVerified;
import io.smartvillage.billing.payment.PaymentEvent.SlipAttached;
import jakarta.persistence.Embedded;
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
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Money that somebody says they paid for an invoice, until staff verify or reject it.
@Entity
@DynamicUpdate // the application may update no other columns than those that change
public class Payment {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private UUID propertyId;
    private UUID invoiceId;
    private BigDecimal amount;
    private LocalDate paymentDate;

    @Enumerated(EnumType.STRING)
    private PaymentMethod paymentMethod;

    @Enumerated(EnumType.STRING)
    private PaymentStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Verification verification;

    @Embedded private @Nullable Slip slip;
    private UUID submittedBy;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Payment() {}

    Payment(
            UUID villageId,
            UUID id,
            UUID propertyId,
            PaymentTerms terms,
            UUID submittedBy,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = propertyId;
        this.invoiceId = terms.invoiceId();
        this.amount = terms.amount();
        this.paymentDate = terms.paymentDate();
        this.paymentMethod = terms.paymentMethod();
        this.status = PaymentStatus.PENDING;
        this.submittedBy = submittedBy;
        this.createdAt = now;
        this.updatedAt = now;
    }

    PaymentSubmitted submitted() {
        return new PaymentSubmitted(
                id,
                invoiceId,
                Satang.of(amount),
                paymentDate,
                paymentMethod,
                submittedBy,
                createdAt);
    }

    /// Replaces the slip, if there is one.
    ///
    /// @throws PaymentDecidedException unless it is pending; nothing changes
    SlipAttached attach(Slip newSlip, UUID by, Instant now) {
        requirePending();
        slip = newSlip;
        updatedAt = now;
        return new SlipAttached(id, invoiceId, by, now);
    }

    /// @throws PaymentDecidedException unless it is pending; nothing changes
    PaymentVerified verify(UUID by, @Nullable String note, Instant now) {
        decide(new Verification(PaymentStatus.VERIFIED, by, now, null, note));
        return new PaymentVerified(id, invoiceId, Satang.of(amount), by, now);
    }

    /// @throws PaymentDecidedException unless it is pending; nothing changes
    PaymentRejected reject(UUID by, RejectionReason reason, @Nullable String note, Instant now) {
        decide(new Verification(PaymentStatus.REJECTED, by, now, reason, note));
        return new PaymentRejected(id, invoiceId, reason, by, now);
    }

    private void decide(Verification decision) {
        requirePending();
        status = decision.decision();
        verification = decision;
        updatedAt = decision.decidedAt();
    }

    /// @throws PaymentDecidedException unless it is pending
    void requirePending() {
        if (status != PaymentStatus.PENDING) {
            throw new PaymentDecidedException(id, status);
        }
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

    public PaymentTerms terms() {
        return new PaymentTerms(invoiceId, amount, paymentDate, paymentMethod);
    }

    public PaymentStatus status() {
        return status;
    }

    public @Nullable Verification verification() {
        return verification;
    }

    Optional<Slip> slip() {
        return Optional.ofNullable(slip);
    }

    public boolean hasSlip() {
        return slip != null;
    }

    public UUID submittedBy() {
        return submittedBy;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("payment " + id + " is not stored yet");
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
