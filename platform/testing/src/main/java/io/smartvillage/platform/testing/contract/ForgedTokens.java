package io.smartvillage.platform.testing.contract;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Tokens that look right and are not, made from a real one.
public final class ForgedTokens {

    private static final int KEY_BITS = 2048;

    private ForgedTokens() {}

    /// @param real a good token
    /// @param keys the issuer's key set, whose public key one forger uses as a shared secret
    /// @return by what is wrong with it
    public static Map<String, String> from(String real, URI keys) {
        try {
            var token = SignedJWT.parse(real);
            var claims = token.getJWTClaimsSet();
            var header = token.getHeader();
            var own = new RSAKeyGenerator(KEY_BITS).keyID(header.getKeyID()).generate();
            var forged = new LinkedHashMap<String, String>();
            forged.put("no token at all", "nonsense");
            forged.put("alg=none", new PlainJWT(claims).serialize());
            forged.put("signed with a key of the forger's", signed(claims, own));
            forged.put(
                    "HS256 with the public key as the secret",
                    hmac(claims, header.getKeyID(), publicKey(keys, header.getKeyID())));
            forged.put("body changed after signing", tampered(token, claims));
            forged.put("signature cut off", real.substring(0, real.lastIndexOf('.') + 1));
            forged.put(
                    "expired, forger's key",
                    signed(
                            new JWTClaimsSet.Builder(claims)
                                    .expirationTime(Date.from(Instant.now().minusSeconds(3600)))
                                    .build(),
                            own));
            forged.put(
                    "another issuer, forger's key",
                    signed(
                            new JWTClaimsSet.Builder(claims).issuer("https://evil.example").build(),
                            own));
            return forged;
        } catch (ParseException | JOSEException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(JWTClaimsSet claims, RSAKey key) throws JOSEException {
        var forged =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        claims);
        forged.sign(new RSASSASigner(key));
        return forged.serialize();
    }

    private static String hmac(JWTClaimsSet claims, String keyId, byte[] secret)
            throws JOSEException {
        var forged =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(keyId).build(), claims);
        forged.sign(new MACSigner(secret));
        return forged.serialize();
    }

    private static byte[] publicKey(URI keys, String keyId)
            throws IOException, ParseException, JOSEException {
        return JWKSet.load(keys.toURL()).getKeyByKeyId(keyId).toRSAKey().toPublicKey().getEncoded();
    }

    private static String tampered(SignedJWT token, JWTClaimsSet claims) {
        var changed =
                new JWTClaimsSet.Builder(claims)
                        .claim("realm_access", Map.of("roles", List.of("operator", "admin")))
                        .build();
        var parts = token.serialize().split("\\.");
        return parts[0] + "." + changed.toPayload().toBase64URL() + "." + parts[2];
    }
}
