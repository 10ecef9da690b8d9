package io.smartvillage.gateway.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.platform.security.TokenProperties;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class RememberedTokensTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Bearer BEARER = new Bearer("somebody", "app", null);
    private static final int SIZE = 10;

    private final RememberedTokens tokens = at(NOW);

    @Test
    void remembersATokenFromTheSecondTimeOn() {
        tokens.add("a", BEARER, LATER);
        assertThat(tokens.find("a")).isNull();

        tokens.add("a", BEARER, LATER);
        assertThat(tokens.find("a")).isEqualTo(BEARER);
    }

    @Test
    void knowsNobodyElse() {
        twice("a", LATER);

        assertThat(tokens.find("b")).isNull();
    }

    @Test
    void answersNotPastTheTokensEnd() {
        twice("a", NOW);
        twice("b", NOW.plusNanos(1));

        assertThat(tokens.find("a")).isNull();
        assertThat(tokens.find("b")).isEqualTo(BEARER);
    }

    @Test
    void remembersNoTokenWithoutAnEnd() {
        tokens.add("a", BEARER, null);
        tokens.add("a", BEARER, null);

        assertThat(tokens.find("a")).isNull();
    }

    @Test
    void forgetsAll() {
        twice("a", LATER);

        tokens.forgetAll();

        assertThat(tokens.find("a")).isNull();
    }

    @Test
    void holdsNoMoreThanItsSize() {
        for (int i = 0; i < 1000; i++) {
            twice("token " + i, LATER);
        }

        int found = 0;
        for (int i = 0; i < 1000; i++) {
            found += tokens.find("token " + i) == null ? 0 : 1;
        }
        assertThat(found).isBetween(1, SIZE);
    }

    private void twice(String token, Instant expiry) {
        tokens.add(token, BEARER, expiry);
        tokens.add(token, BEARER, expiry);
    }

    private static RememberedTokens at(Instant now) {
        return new RememberedTokens(
                new TokenProperties(
                        "https://issuer.test",
                        URI.create("https://issuer.test/certs"),
                        "smart-village-api",
                        Duration.ZERO,
                        Duration.ofSeconds(20),
                        Duration.ofHours(12),
                        Duration.ofSeconds(20),
                        SIZE),
                Clock.fixed(now, ZoneOffset.UTC));
    }
}
