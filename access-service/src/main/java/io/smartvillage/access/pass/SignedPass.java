package io.smartvillage.access.pass;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The QR code of a pass: a JWS (RFC 7515, compact), signed with Ed25519 by the village's key.
///
/// What it says is worth nothing before [#isSignedBy].
public final class SignedPass {

    private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.EdDSA;
    private static final String ISSUER = "smartvillage";

    private final JWSObject jws;
    private final Map<String, @Nullable Object> claims;

    private SignedPass(JWSObject jws, Map<String, @Nullable Object> claims) {
        this.jws = jws;
        this.claims = claims;
    }

    /// @return empty if the text is not a whole JWS
    public static Optional<SignedPass> read(String text) {
        try {
            var jws = JWSObject.parse(text);
            var claims = jws.getPayload().toJSONObject();
            return claims == null ? Optional.empty() : Optional.of(new SignedPass(jws, claims));
        } catch (ParseException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// The village that it claims to be of.
    public Optional<UUID> villageId() {
        return id(claims.get("vil"));
    }

    public Optional<UUID> keyId() {
        return id(jws.getHeader().getKeyID());
    }

    public boolean isSignedBy(PublicKey key) {
        if (!ALGORITHM.equals(jws.getHeader().getAlgorithm())) {
            return false;
        }
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initVerify(key);
            signature.update(jws.getSigningInput());
            return signature.verify(jws.getSignature().decode());
        } catch (GeneralSecurityException _) {
            return false;
        }
    }

    public Optional<UUID> passId() {
        return id(claims.get("sub"));
    }

    /// The pass as it says itself, of use until the pass comes from visitor-service: only of one
    /// use, because nothing else is known of the others' hours.
    ///
    /// @return empty also if something is missing
    public Optional<Pass> asItSays(@Nullable String houseNumber) {
        var kind = kind(claims.get("knd"));
        if (!ISSUER.equals(claims.get("iss"))
                || !"once".equals(claims.get("use"))
                || kind.isEmpty()
                || !(claims.get("nbf") instanceof Number from)
                || !(claims.get("exp") instanceof Number until)) {
            return Optional.empty();
        }
        return passId().flatMap(passId ->
                propertyId()
                        .map(propertyId ->
                                new Pass(
                                        passId,
                                        propertyId,
                                        PassStatus.VALID,
                                        Instant.ofEpochSecond(from.longValue()),
                                        Instant.ofEpochSecond(until.longValue()),
                                        true,
                                        kind.get(),
                                        1,
                                        List.of(),
                                        houseNumber)));
    }

    public Optional<UUID> propertyId() {
        return id(claims.get("prp"));
    }

    private static Optional<PassKind> kind(@Nullable Object claim) {
        try {
            return claim instanceof String text
                    ? Optional.of(PassKind.valueOf(text.toUpperCase(Locale.ROOT)))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static Optional<UUID> id(@Nullable Object claim) {
        try {
            return claim instanceof String text
                    ? Optional.of(UUID.fromString(text))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
