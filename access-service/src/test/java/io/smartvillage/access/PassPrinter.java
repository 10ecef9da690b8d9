package io.smartvillage.access;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import io.smartvillage.infra.keycloak.DemoVillage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Signs QR passes as visitor-service does, with a key of its own.
public final class PassPrinter {

    private static final int RAW_KEY = 32;

    private final AccessFixture fixture;
    private final UUID keyId = UUID.randomUUID();
    private final KeyPair keys = newKeys();

    public PassPrinter(AccessFixture fixture) {
        this.fixture = fixture;
    }

    private static KeyPair newKeys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public PassPrinter publish(DemoVillage village) {
        return publish(village, "active");
    }

    public PassPrinter publish(DemoVillage village, String status) {
        var encoded = keys.getPublic().getEncoded();
        fixture.passKey(
                village,
                keyId,
                Base64URL.encode(
                                Arrays.copyOfRange(
                                        encoded, encoded.length - RAW_KEY, encoded.length))
                        .toString(),
                status,
                Instant.now());
        return this;
    }

    /// A single-use visit of now.
    public String print(DemoVillage village, UUID passId, UUID propertyId) {
        return print(village, passId, propertyId, _ -> {});
    }

    public String print(
            DemoVillage village,
            UUID passId,
            UUID propertyId,
            Consumer<Map<String, @Nullable Object>> differences) {
        var claims = new HashMap<String, @Nullable Object>();
        claims.put("iss", "smartvillage");
        claims.put("sub", passId.toString());
        claims.put("vil", village.id().toString());
        claims.put("prp", propertyId.toString());
        claims.put("nbf", Instant.now().minus(Duration.ofHours(1)).getEpochSecond());
        claims.put("exp", Instant.now().plus(Duration.ofHours(12)).getEpochSecond());
        claims.put("use", "once");
        claims.put("knd", "visit");
        differences.accept(claims);
        var header = new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(keyId.toString()).build();
        var signed =
                header.toBase64URL()
                        + "."
                        + Base64URL.encode(JsonMapper.shared().writeValueAsString(claims));
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(keys.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
