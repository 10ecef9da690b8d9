package io.smartvillage.gateway.admission;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.smartvillage.platform.security.TokenDecoders;
import io.smartvillage.platform.security.TokenProperties;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ConcurrentReferenceHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Checks a token and reads its claims: RS256 only, by a key of the issuer's own set, then issuer,
/// audience, subject and times.
///
/// The services check the same token with Spring Security's decoder. Here it is done for every new
/// token of everybody, and that decoder costs as much again as the signature itself; the keys come
/// from the same source.
final class ReadToken {

    private static final TypeReference<Map<String, Object>> JSON_OBJECT = new TypeReference<>() {};
    private static final Set<Object> TYPES = Set.of("JWT", "at+jwt");
    private static final Base64.Decoder BASE64 = Base64.getUrlDecoder();

    private final JsonMapper json =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    private final TokenProperties properties;
    private final Clock clock;
    private final JWKSource<SecurityContext> keys;

    /// Making a key out of its JSON costs a tenth of a check; gone with the set it came from.
    private final Map<RSAKey, PublicKey> publicKeys = new ConcurrentReferenceHashMap<>();

    /// @param onNewKeys called when the issuer's set of keys has changed
    ReadToken(TokenProperties properties, Clock clock, Runnable onNewKeys) {
        this.properties = properties;
        this.clock = clock;
        this.keys = TokenDecoders.keys(properties, onNewKeys);
    }

    /// @param expiry when the token ends
    record Claims(Map<String, Object> all, Instant expiry) {}

    /// @throws BadTokenException if the token does not hold
    /// @throws KeySourceException if the issuer's keys cannot be read
    Claims read(String token) throws BadTokenException, KeySourceException {
        int header = token.indexOf('.');
        int payload = token.indexOf('.', header + 1);
        if (header < 0 || payload < 0 || token.indexOf('.', payload + 1) >= 0) {
            throw new BadTokenException("not three parts");
        }
        var key = key(object(token.substring(0, header)));
        requireSignature(token, payload, key);
        var claims = object(token.substring(header + 1, payload));
        return new Claims(claims, requireClaims(claims));
    }

    private PublicKey key(Map<String, Object> header) throws BadTokenException, KeySourceException {
        if (!"RS256".equals(header.get("alg"))) {
            throw new BadTokenException("not RS256");
        }
        if (!TYPES.contains(String.valueOf(header.get("typ"))) || header.containsKey("crit")) {
            throw new BadTokenException("not an access token that is understood here");
        }
        if (!(header.get("kid") instanceof String id)) {
            throw new BadTokenException("no key named");
        }
        var named =
                new JWKMatcher.Builder()
                        .keyType(KeyType.RSA)
                        .keyID(id)
                        .keyUses(KeyUse.SIGNATURE, null)
                        .algorithms(JWSAlgorithm.RS256, null)
                        .build();
        var found = keys.get(new JWKSelector(named), null);
        if (found.isEmpty() || !(found.getFirst() instanceof RSAKey key)) {
            throw new BadTokenException("unknown key");
        }
        return publicKeys.computeIfAbsent(key, ReadToken::publicKey);
    }

    private static PublicKey publicKey(RSAKey key) {
        try {
            return key.toRSAPublicKey();
        } catch (JOSEException e) {
            throw new IllegalStateException("the issuer publishes a broken key", e);
        }
    }

    private static void requireSignature(String token, int end, PublicKey key)
            throws BadTokenException {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update(token.substring(0, end).getBytes(StandardCharsets.ISO_8859_1));
            if (!signature.verify(bytes(token.substring(end + 1)))) {
                throw new BadTokenException("wrong signature");
            }
        } catch (GeneralSecurityException e) {
            throw new BadTokenException("no signature: " + e.getMessage());
        }
    }

    /// @return when the token ends
    private Instant requireClaims(Map<String, Object> claims) throws BadTokenException {
        var now = clock.instant();
        var skew = properties.clockSkew();
        var expiry = time(claims.get("exp"));
        var notBefore = time(claims.get("nbf"));
        if (expiry == null || !now.minus(skew).isBefore(expiry)) {
            throw new BadTokenException("expired");
        }
        if (notBefore != null && now.plus(skew).isBefore(notBefore)) {
            throw new BadTokenException("not yet valid");
        }
        if (!properties.issuer().equals(claims.get("iss"))) {
            throw new BadTokenException("another issuer");
        }
        var audience = claims.get("aud");
        if (!properties.audience().equals(audience)
                && !(audience instanceof Collection<?> several
                        && several.contains(properties.audience()))) {
            throw new BadTokenException("another audience");
        }
        if (!(claims.get("sub") instanceof String subject) || subject.isEmpty()) {
            throw new BadTokenException("no subject");
        }
        return expiry;
    }

    private static @Nullable Instant time(@Nullable Object seconds) throws BadTokenException {
        return switch (seconds) {
            case null -> null;
            case Number number -> Instant.ofEpochSecond(number.longValue());
            default -> throw new BadTokenException("a time that is no number");
        };
    }

    private Map<String, Object> object(String base64) throws BadTokenException {
        try {
            var object = json.readValue(bytes(base64), JSON_OBJECT);
            if (object == null) {
                throw new BadTokenException("no JSON object");
            }
            return object;
        } catch (JacksonException _) {
            throw new BadTokenException("no JSON object");
        }
    }

    private static byte[] bytes(String base64) throws BadTokenException {
        try {
            return BASE64.decode(base64);
        } catch (IllegalArgumentException _) {
            throw new BadTokenException("not Base64");
        }
    }
}
