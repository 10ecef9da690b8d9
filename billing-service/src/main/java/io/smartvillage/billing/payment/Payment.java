package io.smartvillage.billing.payment;

import io.smartvillage.billing.allocation.ChosenInvoice;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.billing.payment.PaymentEvent.PaymentRejected;
import io.smartvillage.billing.payment.PaymentEvent.PaymentReversed;
import io.smartvillage.billing.payment.PaymentEvent.PaymentSubmitted;
import io.smartvillage.billing.payment.PaymentEvent.PaymentVerified;
import io.smartvillage.billing.payment.PaymentEvent.PaymentWaiting;
import io.smartvillage.billing.payment.PaymentEvent.SlipAttached;
import io.smartvillage.billing.promptpay.SlipQr;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// Money that somebody says they paid for a house, until it is verified or rejected. A verified one
/// can be undone, once.
@Entity
@DynamicUpdate // the application may update no other columns than those that change
public class Payment {

    private static final int MOST_CHECKS = 100;

    @Id private UUID id;
    @TenantId private UUID villageId;
    private UUID propertyId;
    private @Nullable UUID invoiceId;

    @JdbcTypeCode(SqlTypes.JSON)
    @Column(updatable = false)
    private List<ChosenInvoice> choice;

    private BigDecimal amount;
    private LocalDate paymentDate;

    @Enumerated(EnumType.STRING)
    private PaymentMethod paymentMethod;

    private @Nullable String reference;

    @Enumerated(EnumType.STRING)
    private PaymentStatus status;

    private @Nullable Instant nextCheckAt;
    private int attempts;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Verification verification;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Reversal reversal;

    @Embedded private @Nullable Slip slip;
    @Embedded private @Nullable SlipCode slipCode;
    private boolean slipAsked;
    private @Nullable Instant transferredAt;
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
        this.invoiceId = terms.onlyInvoice().orElse(null);
        this.choice = terms.choice();
        this.amount = terms.amount();
        this.paymentDate = terms.paymentDate();
        this.paymentMethod = terms.paymentMethod();
        this.reference = terms.reference();
        this.status = PaymentStatus.PENDING;
        this.submittedBy = submittedBy;
        this.createdAt = now;
        this.updatedAt = now;
    }

    PaymentSubmitted submitted() {
        return new PaymentSubmitted(
                id,
                propertyId,
                invoiceId,
                Satang.of(amount),
                paymentDate,
                paymentMethod,
                submittedBy,
                createdAt);
    }

    /// Replaces the slip, if there is one. What waits for the bank about the old one is pending
    /// again.
    ///
    /// @throws PaymentDecidedException if it is decided; nothing changes
    SlipAttached attach(Slip newSlip, UUID by, Instant now) {
        requireUndecided();
        slip = newSlip;
        status = PaymentStatus.PENDING;
        nextCheckAt = null;
        attempts = 0;
        slipCode = null;
        slipAsked = false;
        updatedAt = now;
        return new SlipAttached(id, propertyId, invoiceId, by, now);
    }

    /// Another picture of the same slip: what is known of the slip stays.
    ///
    /// @throws PaymentDecidedException if it is decided; nothing changes
    SlipAttached replacePicture(Slip newSlip, UUID by, Instant now) {
        requireUndecided();
        slip = newSlip;
        updatedAt = now;
        return new SlipAttached(id, propertyId, invoiceId, by, now);
    }

    /// What the picture of its slip says. Staff decide.
    ///
    /// @param code null if none can be read
    void read(@Nullable SlipQr code, Verifier by, List<PaymentCheck> checks, Instant now) {
        decide(PaymentStatus.PENDING, by, null, null, checks, now);
        slipCode = code == null ? null : SlipCode.of(code);
    }

    /// What the picture of its slip says. A service is to be asked about it.
    ///
    /// @param at the earliest time to ask
    PaymentWaiting readAndAwait(
            SlipQr code, Verifier by, Instant at, List<PaymentCheck> checks, Instant now) {
        decide(PaymentStatus.WAITING, by, null, null, checks, now);
        slipCode = SlipCode.of(code);
        nextCheckAt = at;
        return new PaymentWaiting(id, propertyId, invoiceId, at, now);
    }

    /// To be stored before a service is asked about its slip.
    ///
    /// @param until nobody else asks before; later somebody does, as whoever asked was stopped
    /// @return whether the service may have been asked before, without its answer being kept
    boolean beginAsking(Instant until) {
        requireUndecided();
        var before = slipAsked;
        slipAsked = true;
        nextCheckAt = until;
        return before;
    }

    /// The service's answer is there. It may have taken note of the slip all the same.
    void answered(boolean mayHaveCounted) {
        slipAsked = mayHaveCounted;
    }

    /// The bank cannot tell yet.
    ///
    /// @param at when to ask again
    /// @throws PaymentDecidedException if it is decided; nothing changes
    PaymentWaiting putOff(Verifier by, Instant at, List<PaymentCheck> checks, Instant now) {
        decide(PaymentStatus.WAITING, by, null, null, checks, now);
        nextCheckAt = at;
        attempts++;
        return new PaymentWaiting(id, propertyId, invoiceId, at, now);
    }

    /// No machine can tell.
    ///
    /// @throws PaymentDecidedException if it is decided; nothing changes
    void leaveToStaff(Verifier by, List<PaymentCheck> checks, Instant now) {
        decide(PaymentStatus.PENDING, by, null, null, checks, now);
    }

    /// When the bank says that the money was sent.
    void transferred(Instant at) {
        transferredAt = at;
    }

    /// @throws PaymentDecidedException if it is decided; nothing changes
    PaymentVerified verify(
            Verifier by, @Nullable String note, List<PaymentCheck> checks, Instant now) {
        decide(PaymentStatus.VERIFIED, by, null, note, checks, now);
        return new PaymentVerified(
                id, propertyId, invoiceId, Satang.of(amount), by.userId(), by.what(), now);
    }

    /// @throws PaymentDecidedException if it is decided; nothing changes
    PaymentRejected reject(
            Verifier by,
            RejectionReason reason,
            @Nullable String note,
            List<PaymentCheck> checks,
            Instant now) {
        decide(PaymentStatus.REJECTED, by, reason, note, checks, now);
        return new PaymentRejected(id, propertyId, invoiceId, reason, by.userId(), by.what(), now);
    }

    private void decide(
            PaymentStatus decision,
            Verifier by,
            @Nullable RejectionReason reason,
            @Nullable String note,
            List<PaymentCheck> checks,
            Instant now) {
        requireUndecided();
        var before = verification == null ? List.<PaymentCheck>of() : verification.checks();
        status = decision;
        verification =
                new Verification(
                        decision,
                        by.userId(),
                        by.what(),
                        now,
                        reason,
                        note,
                        latest(Stream.concat(before.stream(), checks.stream()).toList()));
        nextCheckAt = null;
        updatedAt = now;
    }

    /// Whoever uploads again and again does not fill the database.
    private static List<PaymentCheck> latest(List<PaymentCheck> checks) {
        return checks.subList(Math.max(0, checks.size() - MOST_CHECKS), checks.size());
    }

    /// @throws PaymentNotVerifiedException unless it is verified; nothing changes
    PaymentReversed reverse(ReversalReason reason, @Nullable String note, UUID by, Instant now) {
        requireVerified();
        status = PaymentStatus.REVERSED;
        reversal = new Reversal(reason, note, by, now);
        updatedAt = now;
        return new PaymentReversed(id, propertyId, Satang.of(amount), reason, by, now);
    }

    /// @throws PaymentDecidedException unless it is pending or waiting
    void requireUndecided() {
        if (status != PaymentStatus.PENDING && status != PaymentStatus.WAITING) {
            throw new PaymentDecidedException(id, status);
        }
    }

    /// @throws PaymentNotVerifiedException unless it is verified
    void requireVerified() {
        if (status != PaymentStatus.VERIFIED) {
            throw new PaymentNotVerifiedException(id, status);
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
        return new PaymentTerms(choice, amount, paymentDate, paymentMethod, reference);
    }

    public PaymentStatus status() {
        return status;
    }

    /// Null unless it waits.
    public @Nullable Instant nextCheckAt() {
        return nextCheckAt;
    }

    /// When the bank says that the money was sent; null as long as it did not.
    public @Nullable Instant transferredAt() {
        return transferredAt;
    }

    /// How often the bank could not tell about its slip.
    public int attempts() {
        return attempts;
    }

    public @Nullable Verification verification() {
        return verification;
    }

    public @Nullable Reversal reversal() {
        return reversal;
    }

    Optional<Slip> slip() {
        return Optional.ofNullable(slip);
    }

    /// What the mini-QR of its slip says.
    Optional<SlipQr> slipQr() {
        return Optional.ofNullable(slipCode).map(SlipCode::qr);
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
