package io.smartvillage.billing.payment;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.storage.AttachmentPolicy;
import io.smartvillage.platform.storage.CleanFile;
import io.smartvillage.platform.storage.FileStore;
import io.smartvillage.platform.storage.ImageSanitizer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the picture of a slip with its payment, cleaned of everything but the picture.
@Service
public class AttachSlip {

    private final Payments payments;
    private final ImageSanitizer sanitizer;
    private final FileStore files;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AttachSlip(
            Payments payments,
            ImageSanitizer sanitizer,
            FileStore files,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.payments = payments;
        this.sanitizer = sanitizer;
        this.files = files;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Replaces the slip, if there is one; repeating the same picture changes nothing. The picture
    /// is checked outside of any transaction, which takes time and memory but no connection.
    ///
    /// @throws PaymentNotFoundException if there is none, or somebody else submitted it
    /// @throws PaymentDecidedException if it was verified or rejected before
    /// @throws io.smartvillage.platform.storage.FileRefusedException if it is no picture to be kept
    public Payment attach(UUID paymentId, InputStream content) throws IOException {
        transaction.executeWithoutResult(
                _ -> own(payments.findById(paymentId), paymentId).requireUndecided());
        var picture = sanitizer.clean(content, AttachmentPolicy.IMAGES);
        return Objects.requireNonNull(transaction.execute(_ -> keep(paymentId, picture)));
    }

    private Payment keep(UUID paymentId, CleanFile picture) {
        var payment = own(payments.findAndLock(paymentId), paymentId);
        payment.requireUndecided();
        var before = payment.slip();
        if (before.map(Slip::sha256).filter(picture.sha256()::equals).isPresent()) {
            return payment;
        }
        var slip =
                new Slip(
                        files.put(picture.content()),
                        picture.type(),
                        picture.sizeBytes(),
                        picture.sha256());
        var attached = payment.attach(slip, Caller.current().userId(), clock.instant());
        payments.flush();
        outbox.publish(attached);
        before.map(Slip::fileId).ifPresent(files::delete);
        return payment;
    }

    private static Payment own(Optional<Payment> found, UUID paymentId) {
        var caller = Caller.current();
        return found.filter(payment ->
                        caller.mayAll("payment:submit")
                                || payment.submittedBy().equals(caller.userId()))
                .orElseThrow(() -> new PaymentNotFoundException(paymentId));
    }
}
