package io.smartvillage.visitor.qrpass;

import io.smartvillage.visitor.recurring.FindRecurringPasses;
import io.smartvillage.visitor.visitor.FindVisitors;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The QR code of a pass, for whoever may see its holder.
@Service
public class ShowPass {

    private final FindVisitors findVisitors;
    private final FindRecurringPasses findPasses;
    private final IssueQrPass issueQrPass;

    ShowPass(FindVisitors findVisitors, FindRecurringPasses findPasses, IssueQrPass issueQrPass) {
        this.findVisitors = findVisitors;
        this.findPasses = findPasses;
        this.issueQrPass = issueQrPass;
    }

    /// @throws io.smartvillage.visitor.visitor.VisitorNotFoundException if there is none, or it is
    ///   not the caller's to see
    /// @throws PassNotValidException if the visitor is not awaited any more
    @Transactional
    public QrPass ofVisitor(UUID visitorId) {
        return issueQrPass.issue(PassHolder.of(findVisitors.get(visitorId)));
    }

    /// Its windows are not in it: a gate that checks offline knows its first and last moment only.
    ///
    /// @throws io.smartvillage.visitor.recurring.RecurringPassNotFoundException if there is none,
    ///   or it is not the caller's to see
    /// @throws PassNotValidException if it was cancelled or is over
    @Transactional
    public QrPass ofRecurringPass(UUID recurringPassId) {
        return issueQrPass.issue(PassHolder.of(findPasses.get(recurringPassId)));
    }
}
