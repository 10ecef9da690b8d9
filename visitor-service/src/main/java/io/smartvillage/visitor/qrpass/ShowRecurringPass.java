package io.smartvillage.visitor.qrpass;

import io.smartvillage.visitor.qrpass.PassHolder.Kind;
import io.smartvillage.visitor.qrpass.PassHolder.Status;
import io.smartvillage.visitor.recurring.FindRecurringPasses;
import io.smartvillage.visitor.recurring.RecurringPass;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The QR code of a recurring pass, for whoever may see it. Its windows are not in it: a gate that
/// checks offline knows its first and last moment only.
@Service
public class ShowRecurringPass {

    private final FindRecurringPasses findPasses;
    private final IssueQrPass issueQrPass;

    ShowRecurringPass(FindRecurringPasses findPasses, IssueQrPass issueQrPass) {
        this.findPasses = findPasses;
        this.issueQrPass = issueQrPass;
    }

    /// @throws io.smartvillage.visitor.recurring.RecurringPassNotFoundException if there is none,
    ///   or it is not the caller's to see
    /// @throws PassNotValidException if it was cancelled or is over
    @Transactional
    public QrPass of(UUID recurringPassId) {
        return issueQrPass.issue(holder(findPasses.get(recurringPassId)));
    }

    private static PassHolder holder(RecurringPass pass) {
        return new PassHolder(
                pass.id(),
                pass.propertyId(),
                Kind.RECURRING,
                false,
                pass.validFrom(),
                pass.validUntil(),
                switch (pass.status()) {
                    case ACTIVE -> Status.VALID;
                    case CANCELLED -> Status.CANCELLED;
                    case EXPIRED -> Status.EXPIRED;
                });
    }
}
