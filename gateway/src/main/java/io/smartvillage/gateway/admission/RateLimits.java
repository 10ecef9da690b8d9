package io.smartvillage.gateway.admission;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.smartvillage.gateway.admission.LimitProperties.Rate;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Token buckets per client, per village and, for whoever shows no good token, per address.
///
/// They are kept in this process: with several gateways each lets its share through, and a restart
/// fills them again. What is counted is bounded; a forgotten bucket is a full one.
@Component
class RateLimits {

    private final Buckets clients;
    private final Buckets villages;
    private final Buckets addresses;

    RateLimits(LimitProperties properties) {
        this.clients = new Buckets(properties.client(), properties.remembered());
        this.villages = new Buckets(properties.village(), properties.remembered());
        this.addresses = new Buckets(properties.address(), properties.remembered());
    }

    /// @throws RefusedException if the client or its village has used up its share
    void take(Bearer bearer) {
        var village = bearer.village();
        clients.take(
                bearer.subject()
                        + '\n'
                        + bearer.client()
                        + '\n'
                        + (village == null ? "" : village.id()));
        if (village != null) {
            villages.take(village.id());
        }
    }

    /// @throws RefusedException if the address has used up its share
    void take(String address) {
        addresses.take(address);
    }

    private static final class Buckets {

        private final Rate rate;
        private final Cache<String, Bucket> byName;

        Buckets(Rate rate, long remembered) {
            this.rate = rate;
            this.byName =
                    Caffeine.newBuilder()
                            .maximumSize(remembered)
                            .expireAfterAccess(timeToFill(rate))
                            .executor(Runnable::run)
                            .build();
        }

        void take(String name) {
            var bucket = byName.get(name, _ -> bucket());
            if (!bucket.tryConsume(1)) {
                var probe = bucket.estimateAbilityToConsume(1);
                throw RefusedException.tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
            }
        }

        private Bucket bucket() {
            return Bucket.builder()
                    .addLimit(limit ->
                            limit.capacity(rate.burst())
                                    .refillGreedy(rate.requests(), rate.period()))
                    .build();
        }

        /// After this long unused a bucket is full, and may as well be forgotten.
        private static Duration timeToFill(Rate rate) {
            return rate.period()
                    .multipliedBy(rate.burst())
                    .dividedBy(rate.requests())
                    .plusSeconds(1);
        }
    }
}
