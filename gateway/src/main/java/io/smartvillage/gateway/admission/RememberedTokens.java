package io.smartvillage.gateway.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartvillage.platform.security.TokenProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.jspecify.annotations.Nullable;

/// Who holds a token that was good a moment ago, so that a token in use costs no signature check.
///
/// A token is remembered from the second time it is seen: one that is used once, or a flood of
/// different ones, leaves nothing behind. No entry answers past its token's end or is older than
/// `smartvillage.tokens.cache-freshness`, and all are forgotten when the issuer's keys change.
final class RememberedTokens {

    /// A power of two; each slot holds the hash of the token seen there last.
    private static final int SLOTS = 1 << 14;

    private final Clock clock;
    private final Cache<String, Known> tokens;
    private final AtomicIntegerArray seenBefore = new AtomicIntegerArray(SLOTS);

    private record Known(Bearer bearer, Instant expiry) {}

    RememberedTokens(TokenProperties properties, Clock clock) {
        this.clock = clock;
        this.tokens =
                Caffeine.newBuilder()
                        .maximumSize(properties.cacheSize())
                        .expireAfterWrite(properties.cacheFreshness())
                        // In place: handing this to another thread costs more than doing it.
                        .executor(Runnable::run)
                        .build();
    }

    /// @return null if the token must be checked
    @Nullable Bearer find(String token) {
        var known = tokens.getIfPresent(token);
        return known != null && clock.instant().isBefore(known.expiry()) ? known.bearer() : null;
    }

    /// @param expiry null for a token without an end, which is not remembered
    void add(String token, Bearer bearer, @Nullable Instant expiry) {
        int hash = token.hashCode();
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        if (seenBefore.getAndSet(slot, hash) == hash && expiry != null) {
            tokens.put(token, new Known(bearer, expiry));
        }
    }

    void forgetAll() {
        tokens.invalidateAll();
    }
}
