package io.smartvillage.access.decision;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Remembers rows of a table, by village and key, until one of the village's rows changes.
///
/// A value is believed if nothing has changed since before it was read: a change that commits while
/// somebody reads is never missed.
final class VillageCache<K, V> {

    /// For changes that nobody told of: a row changed by hand. Whoever listens anew for changes
    /// forgets everything.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private record Key<K>(UUID villageId, K key) {}

    private record Held<V>(long asOf, V value) {}

    private final Cache<Key<K>, Held<V>> values;
    private final AtomicLong changes = new AtomicLong();
    private final ConcurrentMap<UUID, Long> lastChange = new ConcurrentHashMap<>();
    private final AtomicLong lastChangeOfAll = new AtomicLong();

    VillageCache(long size) {
        this.values = Caffeine.newBuilder().maximumSize(size).expireAfterWrite(LONGEST).build();
    }

    /// Of the current village.
    ///
    /// @param read what it throws is thrown, and nothing is remembered
    V get(K key, Supplier<V> read) {
        return find(key, () -> Optional.of(read.get())).orElseThrow();
    }

    /// Of the current village. That there is none is not remembered.
    Optional<V> find(K key, Supplier<Optional<V>> read) {
        var village = CurrentVillage.id();
        var whole = new Key<>(village, key);
        var held = values.getIfPresent(whole);
        if (held != null && held.asOf() >= changedLast(village)) {
            return Optional.of(held.value());
        }
        var asOf = changes.get();
        var value = read.get();
        value.ifPresent(present -> values.put(whole, new Held<>(asOf, present)));
        return value;
    }

    void changed(UUID village) {
        lastChange.merge(village, changes.incrementAndGet(), Math::max);
    }

    void anythingChanged() {
        lastChangeOfAll.accumulateAndGet(changes.incrementAndGet(), Math::max);
    }

    private long changedLast(UUID village) {
        return Math.max(lastChangeOfAll.get(), lastChange.getOrDefault(village, 0L));
    }
}
