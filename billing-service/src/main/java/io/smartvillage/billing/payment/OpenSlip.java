package io.smartvillage.billing.payment;

import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.storage.FileStore;
import io.smartvillage.platform.storage.FileType;
import java.io.InputStream;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// A slip shows names and account numbers: of those who may see the payment, only staff and the
/// person who submitted it may see the slip.
@Service
public class OpenSlip {

    private final FindPayments findPayments;
    private final FileStore files;

    OpenSlip(FindPayments findPayments, FileStore files) {
        this.findPayments = findPayments;
        this.files = files;
    }

    /// @param content is closed by whoever reads it
    public record OpenedSlip(FileType type, long sizeBytes, InputStream content) {}

    /// @throws PaymentNotFoundException if there is none, or it is not the caller's to see
    /// @throws SlipNotFoundException if it has no slip, or none that the caller may see
    @Transactional(readOnly = true)
    public OpenedSlip open(UUID paymentId) {
        var caller = Caller.current();
        var payment = findPayments.get(paymentId);
        return payment.slip()
                .filter(_ ->
                        caller.mayAll("payment:read")
                                || payment.submittedBy().equals(caller.userId()))
                .map(slip ->
                        new OpenedSlip(slip.type(), slip.sizeBytes(), files.open(slip.fileId())))
                .orElseThrow(() -> new SlipNotFoundException(paymentId));
    }
}
