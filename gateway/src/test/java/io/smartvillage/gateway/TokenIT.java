package io.smartvillage.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.smartvillage.platform.security.TokenProperties;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TokenIT {

    private static final String INVOICES = "/api/v1/invoices";

    private final MovableClock clock = new MovableClock();
    private final TestIssuer issuer = new TestIssuer(clock);
    private final TestService billing = TestService.start();
    private final RunningGateway gateway =
            RunningGateway.with()
                    .clock(clock)
                    .tokensOf(issuer)
                    .set("smartvillage.tokens.key-lifetime", "5s")
                    .set("smartvillage.tokens.cache-freshness", "2s")
                    .set("smartvillage.gateway.limits.address.burst", 1000)
                    .instance("billing-service", billing)
                    .start();

    @BeforeAll
    void acceptsAGoodToken() {
        assertThat(gateway.get(INVOICES, issuer.token()).status()).isEqualTo(200);
        billing.reset();
    }

    @AfterEach
    void forgetRequests() {
        billing.reset();
    }

    @AfterAll
    void stop() {
        gateway.close();
        billing.close();
        issuer.close();
    }

    @Test
    void refusesNoToken() {
        var answer = gateway.send(gateway.request(INVOICES));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(billing.asked()).isEmpty();
    }

    @Test
    void refusesAnExpiredToken() {
        var yesterday = Date.from(clock.instant().minus(Duration.ofMinutes(1)));

        assertRefused(issuer.token(claims -> claims.expirationTime(yesterday)));
    }

    @Test
    void refusesATokenOfTomorrow() {
        var tomorrow = Date.from(clock.instant().plus(Duration.ofMinutes(1)));

        assertRefused(issuer.token(claims -> claims.notBeforeTime(tomorrow)));
    }

    @Test
    void refusesATokenWithoutAnEnd() {
        assertRefused(issuer.token(claims -> claims.expirationTime(null)));
    }

    @Test
    void refusesATokenWhoseVillageWasChanged() {
        var parts = issuer.token().split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        var changed =
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(
                                claims.replace("green", "blue0").getBytes(StandardCharsets.UTF_8));

        assertRefused(parts[0] + "." + changed + "." + parts[2]);
    }

    @Test
    void refusesATokenWithoutItsSignature() {
        var token = issuer.token();

        assertRefused(token.substring(0, token.lastIndexOf('.') + 1));
    }

    @Test
    void refusesAlgorithmNone() {
        assertRefused(new PlainJWT(issuer.claims().build()).serialize());
    }

    @Test
    void refusesThePublicKeyUsedAsASharedSecret() throws JOSEException {
        for (var secret :
                List.of(
                        issuer.key().toRSAPublicKey().getEncoded(),
                        issuer.key()
                                .toPublicJWK()
                                .toJSONString()
                                .getBytes(StandardCharsets.UTF_8))) {
            var token =
                    new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .type(JOSEObjectType.JWT)
                                    .keyID(issuer.key().getKeyID())
                                    .build(),
                            issuer.claims().build());
            token.sign(new MACSigner(secret));

            assertRefused(token.serialize());
        }
    }

    @Test
    void refusesAnotherAudience() {
        assertRefused(issuer.token(claims -> claims.audience("account")));
        assertRefused(issuer.token(claims -> claims.audience((String) null)));
    }

    @Test
    void refusesAnotherIssuer() {
        assertRefused(
                issuer.token(claims -> claims.issuer("https://issuer.test/realms/elsewhere")));
    }

    @Test
    void refusesAnotherKeyUnderTheSameId() {
        var forged = TestIssuer.newKey(issuer.key().getKeyID());

        assertRefused(TestIssuer.sign(issuer.claims().build(), forged));
    }

    @Test
    void refusesAKeyThatTheTokenBringsAlong() throws JOSEException {
        var own = TestIssuer.newKey();
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(JOSEObjectType.JWT)
                                .jwk(own.toPublicJWK())
                                .keyID(own.getKeyID())
                                .build(),
                        issuer.claims().build());
        token.sign(new RSASSASigner(own));

        assertRefused(token.serialize());
    }

    @Test
    void refusesATokenWithoutASubject() {
        assertRefused(issuer.token(claims -> claims.subject(null)));
    }

    @Test
    void refusesATokenOfAnotherType() throws JOSEException {
        for (var header :
                List.of(
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(new JOSEObjectType("logout+jwt")),
                        new JWSHeader.Builder(JWSAlgorithm.RS256),
                        new JWSHeader.Builder(JWSAlgorithm.RS256)
                                .type(JOSEObjectType.JWT)
                                .criticalParams(Set.of("exp")),
                        new JWSHeader.Builder(JWSAlgorithm.RS512).type(JOSEObjectType.JWT))) {
            var token =
                    new SignedJWT(
                            header.keyID(issuer.key().getKeyID()).build(), issuer.claims().build());
            token.sign(new RSASSASigner(issuer.key()));

            assertRefused(token.serialize());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                ".",
                "..",
                "...",
                "a.b.c",
                "e30.e30.e30",
                "bnVsbA.bnVsbA.bnVsbA",
                "W10.W10.W10",
                "eyJhbGciOiJSUzI1NiJ9.e30.",
                "eyJhbGciOlsiUlMyNTYiXX0.e30.e30",
                "%41.%41.%41"
            })
    void refusesWhatIsNoToken(String token) {
        assertRefused(token);
    }

    @Test
    void refusesATokenWithOnePartMore() {
        assertRefused(issuer.token() + ".e30");
        assertRefused("e30." + issuer.token());
    }

    @Test
    void acceptsSeveralAudiences() {
        var token =
                issuer.token(claims -> claims.audience(List.of("account", "smart-village-api")));

        assertThat(gateway.get(INVOICES, token).status()).isEqualTo(200);
    }

    @Test
    void refusesATokenThatExpiresWhileItIsRemembered() {
        var token =
                issuer.token(claims ->
                        claims.expirationTime(
                                Date.from(clock.instant().plus(Duration.ofSeconds(30)))));
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.get(INVOICES, token).status()).isEqualTo(200);
        }
        billing.reset();

        clock.letPass(Duration.ofSeconds(36));

        assertRefused(token);
    }

    @Test
    void refusesTwoTokensAtOnce() throws IOException {
        var answer =
                gateway.raw(
                        """
                        GET /api/v1/invoices HTTP/1.1\r
                        Host: localhost\r
                        Authorization: Bearer %s\r
                        Authorization: Bearer %s\r
                        Connection: close\r
                        \r
                        """
                                .formatted(issuer.token(), issuer.token()));

        assertThat(answer).startsWith("HTTP/1.1 401");
        assertThat(billing.asked()).isEmpty();
    }

    @Test
    void readsNoTokenFromTheAddress() {
        var answer = gateway.send(gateway.request(INVOICES + "?access_token=" + issuer.token()));

        assertThat(answer.status()).isEqualTo(401);
    }

    @Test
    void refusesTokensOfAKeyThatWasTakenBack() {
        var before = issuer.token();
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.get(INVOICES, before).status()).isEqualTo(200);
        }

        issuer.rotateKeys();

        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> gateway.get(INVOICES, before).status() == 401);
        await().atMost(Duration.ofSeconds(10))
                .until(() -> gateway.get(INVOICES, issuer.token()).status() == 200);
    }

    @Test
    void forgetsKeysWithinAMinuteUnlessToldOtherwise() {
        var defaults =
                new Binder(new MapConfigurationPropertySource(Map.of()))
                        .bindOrCreate("smartvillage.tokens", TokenProperties.class);

        assertThat(defaults.keyLifetime().plus(defaults.cacheFreshness()))
                .isLessThanOrEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void saysThatTokensCannotBeCheckedWhenTheKeysCannotBeRead() {
        try (var blind =
                RunningGateway.with()
                        .set("smartvillage.tokens.issuer", TestIssuer.ISSUER)
                        .set("smartvillage.tokens.jwk-set", "http://127.0.0.1:1/certs")
                        .instance("billing-service", billing)
                        .start()) {
            var answer = blind.get(INVOICES, issuer.token());

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.problem()).isEqualTo("sign-in-unavailable");
            assertThat(answer.header("Retry-After")).isEqualTo("5");
        }
    }

    private void assertRefused(String token) {
        var answer = gateway.get(INVOICES, token);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.problem()).isEqualTo("unauthenticated");
        assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
        assertThat(billing.asked()).isEmpty();
    }
}
