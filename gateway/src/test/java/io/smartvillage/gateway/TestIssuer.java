package io.smartvillage.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Issues tokens shaped like Keycloak's, and publishes its keys, which it can change: what cannot
/// be done to the Keycloak that all tests share.
final class TestIssuer implements AutoCloseable {

    static final String ISSUER = "https://issuer.test/realms/smartvillage";

    private final HttpServer server;
    private final Clock clock;

    private volatile RSAKey key = newKey();

    TestIssuer(Clock clock) {
        this.clock = clock;
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext(
                "/certs",
                exchange -> {
                    try (exchange) {
                        var keys =
                                new JWKSet(key.toPublicJWK())
                                        .toString()
                                        .getBytes(StandardCharsets.UTF_8);
                        exchange.getResponseHeaders().set("Content-Type", "application/json");
                        exchange.sendResponseHeaders(200, keys.length);
                        exchange.getResponseBody().write(keys);
                    }
                });
        server.start();
    }

    String keysUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/certs";
    }

    RSAKey key() {
        return key;
    }

    void rotateKeys() {
        key = newKey();
    }

    String token() {
        return token(claims -> claims);
    }

    String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return sign(change.apply(claims()).build(), key);
    }

    JWTClaimsSet.Builder claims() {
        var now = clock.instant();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience("smart-village-api")
                .subject(UUID.randomUUID().toString())
                .claim("azp", "test")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .claim(
                        "organization",
                        Map.of(
                                "green",
                                Map.of(
                                        "village_id",
                                        List.of("0198f000-0000-7000-8000-000000000001"),
                                        "realm_access",
                                        Map.of("roles", List.of("resident")))));
    }

    static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.RS256)
                                    .type(JOSEObjectType.JWT)
                                    .keyID(key.getKeyID())
                                    .build(),
                            claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    static RSAKey newKey() {
        return newKey(UUID.randomUUID().toString());
    }

    static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
