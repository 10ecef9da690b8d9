package io.smartvillage.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

class CachingJwtDecoderTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private final Time time = new Time();
    private final List<String> checked = new ArrayList<>();
    private @Nullable Instant expiry = NOW.plusSeconds(60);
    private boolean good = true;

    private final CachingJwtDecoder decoder =
            new CachingJwtDecoder(this::check, time, 10, Duration.ofHours(1));

    @Test
    void checksATokenOnce() {
        var first = decoder.decode("a");

        assertThat(decoder.decode("a")).isSameAs(first);
        decoder.decode("b");
        assertThat(checked).containsExactly("a", "b");
    }

    @Test
    void neverAnswersFromMemoryPastTheTokensEnd() {
        decoder.decode("a");
        time.now = NOW.plusSeconds(60);

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("a"));
    }

    @Test
    void remembersNoTokenWithoutAnEnd() {
        expiry = null;

        decoder.decode("a");
        decoder.decode("a");

        assertThat(checked).hasSize(2);
    }

    @Test
    void remembersNoTokenThatHasEndedAlready() {
        expiry = NOW.minusSeconds(1);

        decoder.decode("a");
        decoder.decode("a");

        assertThat(checked).hasSize(2);
    }

    @Test
    void checksAgainAfterTheKeysChanged() {
        decoder.decode("a");
        decoder.forgetAll();
        good = false;

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("a"));
    }

    @Test
    void remembersNoRefusal() {
        good = false;
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.decode("a"));
        good = true;

        assertThat(decoder.decode("a").getTokenValue()).isEqualTo("a");
    }

    @Test
    void holdsNoMoreThanItsSize() {
        for (int i = 0; i < 1000; i++) {
            decoder.decode("token " + i);
        }
        checked.clear();
        for (int i = 0; i < 1000; i++) {
            decoder.decode("token " + i);
        }

        assertThat(checked).hasSizeGreaterThan(900);
    }

    private Jwt check(String token) {
        checked.add(token);
        if (!good) {
            throw new BadJwtException("refused");
        }
        return Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("somebody")
                .claims(claims -> {
                    if (expiry != null) {
                        claims.put("exp", expiry);
                    }
                })
                .build();
    }

    private static final class Time extends Clock {

        private Instant now = NOW;

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
