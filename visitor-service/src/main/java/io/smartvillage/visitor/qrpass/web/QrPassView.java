package io.smartvillage.visitor.qrpass.web;

import io.smartvillage.platform.audit.AboutPeople;
import io.smartvillage.visitor.qrpass.QrPass;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

record QrPassView(
        UUID passId,
        @Schema(description = "what the QR code says: a JWT signed with Ed25519") String token,
        @Schema(description = "`kid`: the key that signed it") UUID keyId,
        @Schema(description = "opens once only; whoever comes second with it is refused")
                boolean singleUse,
        Instant validFrom,
        Instant validUntil)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return Set.of(passId);
    }

    static QrPassView of(QrPass pass) {
        var holder = pass.holder();
        return new QrPassView(
                holder.passId(),
                pass.token(),
                pass.keyId(),
                holder.singleUse(),
                holder.validFrom(),
                holder.validUntil());
    }

    /// Without the token: who has it can show it at a gate.
    @Override
    public String toString() {
        return "pass " + passId;
    }
}
