package io.smartvillage.visitor.qrpass;

import io.smartvillage.visitor.qrpass.PassHolder.Kind;
import io.smartvillage.visitor.qrpass.PassHolder.Status;
import io.smartvillage.visitor.visitor.FindVisitors;
import io.smartvillage.visitor.visitor.Visitor;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The QR pass of a visitor, for whoever may see that visitor.
@Service
public class ShowVisitorPass {

    private final FindVisitors findVisitors;
    private final IssueQrPass issueQrPass;

    ShowVisitorPass(FindVisitors findVisitors, IssueQrPass issueQrPass) {
        this.findVisitors = findVisitors;
        this.issueQrPass = issueQrPass;
    }

    /// @throws io.smartvillage.visitor.visitor.VisitorNotFoundException if there is none, or it is
    ///   not the caller's to see
    /// @throws PassNotValidException if the visitor is not awaited any more
    @Transactional
    public QrPass of(UUID visitorId) {
        return issueQrPass.issue(holder(findVisitors.get(visitorId)));
    }

    private static PassHolder holder(Visitor visitor) {
        var details = visitor.details();
        return new PassHolder(
                visitor.id(),
                visitor.propertyId(),
                switch (details.kind()) {
                    case VISIT -> Kind.VISIT;
                    case DELIVERY -> Kind.DELIVERY;
                    case WALK_IN -> Kind.WALK_IN;
                },
                true,
                details.validFrom(),
                details.validUntil(),
                switch (visitor.status()) {
                    case PENDING -> Status.VALID;
                    case CHECKED_IN, CHECKED_OUT -> Status.USED;
                    case EXPIRED -> Status.EXPIRED;
                    case CANCELLED -> Status.CANCELLED;
                    case DENIED -> Status.DENIED;
                });
    }
}
