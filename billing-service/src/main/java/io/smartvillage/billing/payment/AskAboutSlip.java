package io.smartvillage.billing.payment;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.promptpay.SlipQr;
import io.smartvillage.billing.slip.AssessSlip;
import io.smartvillage.billing.slip.ExpectedTransfer;
import io.smartvillage.billing.slip.FindReceivers;
import io.smartvillage.billing.slip.SlipCheck;
import io.smartvillage.billing.slip.SlipDecision;
import io.smartvillage.billing.slip.SlipDecision.Accepted;
import io.smartvillage.billing.slip.SlipDecision.ForStaff;
import io.smartvillage.billing.slip.SlipDecision.Rejected;
import io.smartvillage.billing.slip.SlipDecision.Waiting;
import io.smartvillage.billing.slip.SlipQuestion;
import io.smartvillage.billing.slip.SlipRefusal;
import io.smartvillage.billing.slip.SlipVerdict;
import io.smartvillage.billing.slip.SlipVerdict.Confirmed;
import io.smartvillage.billing.slip.SlipVerdict.TryAgain;
import io.smartvillage.billing.slip.SlipVerifier;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks the verification service about a payment that waits, and does what its answer says. Staff
/// may decide meanwhile: then the answer is dropped.
///
/// Before the question it is stored that it was asked, and that nobody else asks for a while:
/// whoever is stopped in between leaves a payment that is asked about again, and the service that
/// then calls the slip a duplicate of our own question rejects nothing.
@Service
class AskAboutSlip {

    private static final Verifier SERVICE = new Verifier.Machine("system:slip-verification");

    /// Far longer than a verifier takes at worst.
    private static final Duration LEASE = Duration.ofMinutes(10);

    /// About seven hours, with the longer and longer pauses in between.
    private static final int MOST_ATTEMPTS = 12;

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final int MOST_DOUBLINGS = 6;

    private final Payments payments;
    private final Houses houses;
    private final SlipVerifier verifier;
    private final FindReceivers receivers;
    private final VillageDirectory directory;
    private final VerifyPayment verifyPayment;
    private final RejectPayment rejectPayment;
    private final Outbox outbox;
    private final Clock clock;
    private final AssessSlip assessSlip;
    private final TransactionTemplate transaction;

    AskAboutSlip(
            Payments payments,
            Houses houses,
            SlipVerifier verifier,
            FindReceivers receivers,
            VillageDirectory directory,
            VerifyPayment verifyPayment,
            RejectPayment rejectPayment,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.payments = payments;
        this.houses = houses;
        this.verifier = verifier;
        this.receivers = receivers;
        this.directory = directory;
        this.verifyPayment = verifyPayment;
        this.rejectPayment = rejectPayment;
        this.outbox = outbox;
        this.clock = clock;
        this.assessSlip = new AssessSlip(clock);
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Question(
            UUID paymentId,
            UUID propertyId,
            SlipQr slip,
            BigDecimal amount,
            LocalDate date,
            boolean mayHaveBeenAsked) {}

    /// In the current village, and in no transaction: the service may take its time.
    ///
    /// @return false if nobody waits whose time has come
    boolean askNext() {
        var next = transaction.execute(_ -> begin());
        if (next == null || next.isEmpty()) {
            return false;
        }
        var question = next.get();
        var verdict =
                verifier.verify(
                        new SlipQuestion(
                                question.slip(), question.amount(), question.mayHaveBeenAsked()));
        transaction.executeWithoutResult(_ -> answer(question, verdict));
        return true;
    }

    private Optional<Question> begin() {
        var now = clock.instant();
        return payments.findDueAndLock(now)
                .map(payment -> {
                    var asked = payment.beginAsking(now.plus(LEASE));
                    var terms = payment.terms();
                    return new Question(
                            payment.id(),
                            payment.propertyId(),
                            payment.slipQr().orElseThrow(),
                            terms.amount(),
                            terms.paymentDate(),
                            asked);
                });
    }

    private void answer(Question question, SlipVerdict verdict) {
        houses.lock(question.propertyId());
        payments.findAndLock(question.paymentId())
                .filter(payment ->
                        payment.status() == PaymentStatus.WAITING
                                && payment.slipQr().filter(question.slip()::equals).isPresent())
                .ifPresent(payment -> answer(payment, question, verdict));
    }

    private void answer(Payment payment, Question question, SlipVerdict verdict) {
        payment.answered(verdict instanceof TryAgain later && later.why().mayHaveCounted());
        if (verdict instanceof Confirmed(var transfer)) {
            payment.transferred(transfer.transferredAt());
        }
        var expected =
                new ExpectedTransfer(
                        question.amount(), question.date(), directory.timeZone(), receivers.find());
        var decision = assessSlip.assess(expected, verdict);
        var checks = news(decision);
        switch (decision) {
            case Accepted _ ->
                    verifyPayment.verify(payment.id(), SERVICE, MoneyIs.NEW, null, checks);
            case Rejected(var reason, var made) -> reject(payment, reason, made, checks);
            case Waiting(_, var after, _) -> putOff(payment, after, checks);
            case ForStaff _ -> payment.leaveToStaff(SERVICE, checks, clock.instant());
        }
    }

    /// That the code can be read was found when the picture came.
    private static List<PaymentCheck> news(SlipDecision decision) {
        return PaymentCheck.of(
                decision.checks().stream()
                        .filter(check ->
                                check.subject() != SlipCheck.Subject.QR
                                        || check.result() != SlipCheck.Result.PASSED)
                        .toList());
    }

    /// What the bank says of the transfer itself is final. What the service makes of it may rest on
    /// its own settings, or on our own earlier question: people look at that.
    private void reject(
            Payment payment, SlipRefusal refusal, List<SlipCheck> made, List<PaymentCheck> checks) {
        var byService =
                made.stream()
                        .anyMatch(check ->
                                check.result() == SlipCheck.Result.FAILED
                                        && check.by() == SlipCheck.By.VERIFICATION_SERVICE);
        if (byService && refusal != SlipRefusal.UNKNOWN_TRANSFER) {
            payment.leaveToStaff(SERVICE, checks, clock.instant());
        } else {
            rejectPayment.reject(payment.id(), SERVICE, reason(refusal), null, checks);
        }
    }

    private static RejectionReason reason(SlipRefusal refusal) {
        return switch (refusal) {
            case NO_QR -> RejectionReason.NO_QR;
            case NOT_A_SLIP -> RejectionReason.NOT_A_SLIP;
            case DAMAGED_QR -> RejectionReason.DAMAGED_SLIP;
            case SEVERAL_SLIPS -> RejectionReason.SEVERAL_SLIPS;
            case UNSUPPORTED_PICTURE, BROKEN_PICTURE -> RejectionReason.UNREADABLE_SLIP;
            case UNKNOWN_TRANSFER -> RejectionReason.EXPIRED_OR_UNKNOWN;
            case DUPLICATE -> RejectionReason.DUPLICATE;
            case WRONG_AMOUNT -> RejectionReason.WRONG_AMOUNT;
            case WRONG_RECEIVER -> RejectionReason.WRONG_RECEIVER;
            case TOO_OLD -> RejectionReason.TOO_OLD;
            case TOO_NEW -> RejectionReason.TOO_NEW;
        };
    }

    private void putOff(Payment payment, Duration atLeast, List<PaymentCheck> checks) {
        var now = clock.instant();
        if (payment.attempts() + 1 >= MOST_ATTEMPTS) {
            payment.leaveToStaff(SERVICE, checks, now);
            return;
        }
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(payment.attempts(), MOST_DOUBLINGS));
        var after = pause.compareTo(atLeast) > 0 ? pause : atLeast;
        var waiting = payment.putOff(SERVICE, now.plus(after), checks, now);
        payments.flush();
        outbox.publish(waiting);
    }
}
