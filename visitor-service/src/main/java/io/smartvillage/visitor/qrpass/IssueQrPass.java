package io.smartvillage.visitor.qrpass;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.visitor.passkey.SignPass;
import io.smartvillage.visitor.qrpass.PassHolder.Status;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Signs the pass of whoever has one. Nothing of it is kept: with the same key it is the same text
/// again.
@Service
public class IssueQrPass {

    private final SignPass signPass;
    private final Clock clock;

    IssueQrPass(SignPass signPass, Clock clock) {
        this.signPass = signPass;
        this.clock = clock;
    }

    /// @throws PassNotValidException if the pass opens nothing any more
    @Transactional
    public QrPass issue(PassHolder holder) {
        var status =
                holder.status() == Status.VALID && clock.instant().isAfter(holder.validUntil())
                        ? Status.EXPIRED
                        : holder.status();
        if (status != Status.VALID) {
            throw new PassNotValidException(holder.passId(), status);
        }
        var signed = signPass.sign(PassClaims.of(CurrentVillage.id(), holder));
        return new QrPass(holder, signed.token(), signed.keyId());
    }
}
