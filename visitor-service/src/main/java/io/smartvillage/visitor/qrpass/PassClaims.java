package io.smartvillage.visitor.qrpass;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/// What a pass says, in short names so that the QR code stays coarse. Nothing of it tells who
/// comes.
final class PassClaims {

    static final String ISSUER = "smartvillage";

    private PassClaims() {}

    static Map<String, Object> of(UUID villageId, PassHolder holder) {
        var claims = new LinkedHashMap<String, Object>();
        claims.put("iss", ISSUER);
        claims.put("sub", holder.passId().toString());
        claims.put("vil", villageId.toString());
        claims.put("prp", holder.propertyId().toString());
        claims.put("nbf", holder.validFrom().getEpochSecond());
        claims.put("exp", roundedUp(holder.validUntil()));
        claims.put("use", holder.singleUse() ? "once" : "many");
        claims.put("knd", holder.kind().text());
        return claims;
    }

    /// Whole seconds: the pass does not end before its time.
    private static long roundedUp(Instant end) {
        return end.getEpochSecond() + (end.getNano() > 0 ? 1 : 0);
    }
}
