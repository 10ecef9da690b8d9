package io.smartvillage.platform.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Remembers good tokens, so that a reused one costs no signature check.
///
/// An entry never outlives its token and is never older than `freshness`; all are forgotten when
/// the issuer's keys change ([#forgetAll]). A refused token is not remembered.
public final class CachingJwtDecoder implements JwtDecoder {

    private final JwtDecoder decoder;
    private final Clock clock;
    private final Cache<String, Jwt> tokens;

    /// @param size most tokens remembered at once
    /// @param freshness longest time that a removed key still counts
    public CachingJwtDecoder(JwtDecoder decoder, Clock clock, long size, Duration freshness) {
        this.decoder = decoder;
        this.clock = clock;
        this.tokens =
                Caffeine.newBuilder()
                        .maximumSize(size)
                        .expireAfter(
                                Expiry.<String, Jwt>creating(
                                        (_, token) -> shorter(freshness, lifeOf(token))))
                        .build();
    }

    @Override
    public Jwt decode(String token) {
        var known = tokens.getIfPresent(token);
        if (known == null) {
            known = decoder.decode(token);
            tokens.put(token, known);
        } else if (!lifeOf(known).isPositive()) {
            throw new BadJwtException("Jwt expired at " + known.getExpiresAt());
        }
        return known;
    }

    public void forgetAll() {
        tokens.invalidateAll();
    }

    private Duration lifeOf(Jwt token) {
        Instant expiry = token.getExpiresAt();
        return expiry == null ? Duration.ZERO : Duration.between(clock.instant(), expiry);
    }

    private static Duration shorter(Duration one, Duration other) {
        var shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.isNegative() ? Duration.ZERO : shorter;
    }
}
