package io.smartvillage.billing.payment;

import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.promptpay.SlipQr;
import io.smartvillage.billing.promptpay.SlipReading;
import io.smartvillage.billing.slip.AssessSlip;
import io.smartvillage.billing.slip.ReadSlip;
import io.smartvillage.billing.slip.SlipClaims;
import io.smartvillage.billing.slip.SlipRefusedException;
import io.smartvillage.billing.slip.SlipVerifier;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.storage.AttachmentPolicy;
import io.smartvillage.platform.storage.CleanFile;
import io.smartvillage.platform.storage.FileStore;
import io.smartvillage.platform.storage.ImageSanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the picture of a slip with its payment, cleaned of everything but the picture, and claims
/// the slip for the payment.
@Service
public class AttachSlip {

    private static final Verifier READER = new Verifier.Machine("system:slip-reader");

    private final Payments payments;
    private final ImageSanitizer sanitizer;
    private final FileStore files;
    private final ReadSlip readSlip;
    private final SlipClaims claims;
    private final SlipVerifier verifier;
    private final Outbox outbox;
    private final Clock clock;
    private final AssessSlip assessSlip;
    private final TransactionTemplate transaction;

    AttachSlip(
            Payments payments,
            ImageSanitizer sanitizer,
            FileStore files,
            ReadSlip readSlip,
            SlipClaims claims,
            SlipVerifier verifier,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.payments = payments;
        this.sanitizer = sanitizer;
        this.files = files;
        this.readSlip = readSlip;
        this.claims = claims;
        this.verifier = verifier;
        this.outbox = outbox;
        this.clock = clock;
        this.assessSlip = new AssessSlip(clock);
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Replaces the slip, if there is one; repeating the same picture changes nothing. The picture
    /// is cleaned and read outside of any transaction, which takes time and memory but no
    /// connection. Whoever asks a service about it does so later.
    ///
    /// @param keepUnread keep a picture without a slip's code, or with a damaged one, for staff
    /// @throws PaymentNotFoundException if there is none, or somebody else submitted it
    /// @throws PaymentDecidedException if it was verified or rejected before
    /// @throws io.smartvillage.platform.storage.FileRefusedException if it is no picture to be kept
    /// @throws SlipRefusedException if the picture does not show one whole slip
    /// @throws io.smartvillage.billing.slip.SlipAlreadyUsedException if the slip is another
    ///   payment's
    public Payment attach(UUID paymentId, InputStream content, boolean keepUnread)
            throws IOException {
        transaction.executeWithoutResult(
                _ -> own(payments.findById(paymentId), paymentId).requireUndecided());
        var picture = sanitizer.clean(content, AttachmentPolicy.IMAGES);
        var seen = seen(picture, keepUnread);
        return Objects.requireNonNull(transaction.execute(_ -> keep(paymentId, picture, seen)));
    }

    /// @param slip null if the picture is to be kept without
    private record Seen(@Nullable SlipQr slip, List<PaymentCheck> checks) {}

    private Seen seen(CleanFile picture, boolean keepUnread) throws IOException {
        SlipReading reading;
        try (var content = picture.content()) {
            reading = readSlip.read(content);
        }
        if (reading instanceof SlipReading.Found(var slip)) {
            return new Seen(slip, PaymentCheck.of(List.of(assessSlip.readable())));
        }
        var refused = assessSlip.refuse(reading).orElseThrow();
        if (!keepUnread || reading instanceof SlipReading.SeveralSlips) {
            throw new SlipRefusedException(refused.reason(), reading);
        }
        return new Seen(null, PaymentCheck.of(refused.checks()));
    }

    private Payment keep(UUID paymentId, CleanFile picture, Seen seen) {
        var payment = own(payments.findAndLock(paymentId), paymentId);
        payment.requireUndecided();
        var before = payment.slip();
        if (before.map(Slip::sha256).filter(picture.sha256()::equals).isPresent()) {
            return payment;
        }
        var found = seen.slip();
        if (found == null) {
            claims.release(paymentId);
        } else {
            claims.claim(paymentId, found);
        }
        var slip =
                new Slip(
                        files.put(picture.content()),
                        picture.type(),
                        picture.sizeBytes(),
                        picture.sha256());
        var events = events(payment, slip, seen);
        payments.flush();
        outbox.publishAll(events);
        before.map(Slip::fileId).ifPresent(files::delete);
        return payment;
    }

    /// Another picture of the same slip is no reason to ask about it again.
    private List<PaymentEvent> events(Payment payment, Slip slip, Seen seen) {
        var by = Caller.current().userId();
        var now = clock.instant();
        var found = seen.slip();
        if (found != null && payment.slipQr().filter(found::equals).isPresent()) {
            return List.of(payment.replacePicture(slip, by, now));
        }
        var attached = payment.attach(slip, by, now);
        if (found != null
                && verifier.isConfigured()
                && payment.terms().paymentMethod().account == LedgerAccount.BANK) {
            return List.of(attached, payment.readAndAwait(found, READER, now, seen.checks(), now));
        }
        payment.read(found, READER, seen.checks(), now);
        return List.of(attached);
    }

    private static Payment own(Optional<Payment> found, UUID paymentId) {
        var caller = Caller.current();
        return found.filter(payment ->
                        caller.mayAll("payment:submit")
                                || payment.submittedBy().equals(caller.userId()))
                .orElseThrow(() -> new PaymentNotFoundException(paymentId));
    }
}
