package io.smartvillage.infra.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/// Signs tokens shaped and as long as Keycloak's, and shows its key: Keycloak itself signs too few
/// a second.
final class TokenIssuer {

    static final String ISSUER = "https://issuer.test/realms/smartvillage";
    static final String ALIAS = "green";

    private static final String KEY_ID = "bench";
    private static final String VILLAGE_ID = "0198f000-0000-7000-8000-000000000001";

    /// As Keycloak's by default.
    private static final int KEY_BITS = 2048;

    /// Longer than any benchmark.
    private static final Duration LIFE = Duration.ofHours(2);

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final KeyPair key;
    private final Instant issuedAt;

    TokenIssuer(Instant issuedAt) {
        this.issuedAt = issuedAt;
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            this.key = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has RSA", e);
        }
    }

    /// The public key as a JWK set.
    String keys() {
        var rsa = (RSAPublicKey) key.getPublic();
        return JSON.writeValueAsString(
                Map.of(
                        "keys",
                        List.of(
                                Map.of(
                                        "kty",
                                        "RSA",
                                        "use",
                                        "sig",
                                        "alg",
                                        "RS256",
                                        "kid",
                                        KEY_ID,
                                        "n",
                                        base64(rsa.getModulus()),
                                        "e",
                                        base64(rsa.getPublicExponent())))));
    }

    /// A file with that many different tokens, one a line, each of another resident of one village.
    Path tokens(Path file, int count) throws IOException {
        return Files.write(
                file, IntStream.range(0, count).parallel().mapToObj(_ -> token()).toList());
    }

    private String token() {
        return token(UUID.fromString(VILLAGE_ID), ALIAS, "resident");
    }

    /// Of another person each.
    String token(UUID villageId, String alias, String role) {
        return token(villageId, alias, role, "village-cli");
    }

    /// @param client the application or the device
    String token(UUID villageId, String alias, String role, String client) {
        var header = Map.of("alg", "RS256", "typ", "JWT", "kid", KEY_ID);
        var claims =
                Map.ofEntries(
                        Map.entry("iss", ISSUER),
                        Map.entry("aud", "smart-village-api"),
                        Map.entry("sub", UUID.randomUUID().toString()),
                        Map.entry("azp", client),
                        Map.entry("typ", "Bearer"),
                        Map.entry("sid", UUID.randomUUID().toString()),
                        Map.entry("jti", UUID.randomUUID().toString()),
                        Map.entry("acr", "1"),
                        Map.entry("scope", "openid organization:" + alias + " profile"),
                        Map.entry("preferred_username", alias + "-" + role),
                        Map.entry("iat", issuedAt.getEpochSecond()),
                        Map.entry("exp", issuedAt.plus(LIFE).getEpochSecond()),
                        Map.entry(
                                "organization",
                                Map.of(
                                        alias,
                                        Map.of(
                                                "village_id",
                                                List.of(villageId.toString()),
                                                "groups",
                                                List.of("/" + role),
                                                "realm_access",
                                                Map.of("roles", List.of(role))))));
        var signed = base64(header) + '.' + base64(claims);
        return signed + '.' + BASE64.encodeToString(signature(signed));
    }

    private byte[] signature(String signed) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key.getPrivate());
            signature.update(signed.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("A token cannot be signed", e);
        }
    }

    private static String base64(Map<String, ?> json) {
        return BASE64.encodeToString(JSON.writeValueAsBytes(json));
    }

    /// Without the byte that only says that the number is not negative.
    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return BASE64.encodeToString(java.util.Arrays.copyOfRange(bytes, from, bytes.length));
    }
}
