package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.AppendAccessLog;
import io.smartvillage.access.decision.Candidate.Nonce;
import io.smartvillage.access.decision.Candidate.Place;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.decision.Written.Decided;
import io.smartvillage.access.decision.Written.Repeated;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.messaging.VillageFact;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/// Settles and writes the decisions of a group: who has the nonce, the one use, the place in a
/// zone, and whether the code is judged at all.
///
/// Of all villages at once, in a transaction under the jobs role, with one statement per table.
/// Tables are taken in one order and their rows in one order of keys, so that two instances wait
/// for each other but never in a ring.
@Component
class WriteGroup {

    private static final Comparator<Nonce> BY_NONCE =
            Comparator.comparing(Nonce::villageId)
                    .thenComparing(Nonce::gateId)
                    .thenComparing(Nonce::text);

    private static final Comparator<Place> BY_PLACE =
            Comparator.comparing(Place::villageId)
                    .thenComparing(Place::zoneId)
                    .thenComparing(Place::subjectId);

    private static final Comparator<Place> BY_PASS =
            Comparator.comparing(Place::villageId).thenComparing(Place::subjectId);

    private final JdbcTemplate jdbc;
    private final AppendAccessLog log;
    private final CodeAttempts codeAttempts;
    private final Outbox outbox;
    private final Clock clock;

    WriteGroup(
            JdbcTemplate jdbc,
            AppendAccessLog log,
            CodeAttempts codeAttempts,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.log = log;
        this.codeAttempts = codeAttempts;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param group in the order in which they came
    /// @return in the same order
    List<Written> write(List<Candidate> group) {
        var ownNonce = claimNonces(group);
        var fresh =
                group.stream().filter(candidate -> ownNonce.contains(candidate.logId())).toList();
        var decided = decide(fresh);
        append(fresh, decided);
        keepPresence(fresh, decided);
        if (!fresh.isEmpty()) {
            outbox.publishOf(
                    fresh.stream()
                            .map(candidate ->
                                    new VillageFact(
                                            candidate.villageId(),
                                            DecisionEvent.of(entryOf(candidate, decided)),
                                            candidate.traceParent()))
                            .toList());
        }
        var repeated =
                fresh.size() == group.size()
                        ? Map.<Nonce, Repeated>of()
                        : firstOnes(group, ownNonce);
        return group.stream().map(candidate -> written(candidate, decided, repeated)).toList();
    }

    private static Written written(
            Candidate candidate, Map<UUID, AccessLogEntry> decided, Map<Nonce, Repeated> repeated) {
        var entry = decided.get(candidate.logId());
        if (entry != null) {
            return new Decided(entry);
        }
        var first = repeated.get(candidate.nonce());
        if (first == null) {
            throw new IllegalStateException(
                    "neither new nor known: nonce of log entry " + candidate.logId());
        }
        return first;
    }

    private static AccessLogEntry entryOf(Candidate candidate, Map<UUID, AccessLogEntry> decided) {
        var entry = decided.get(candidate.logId());
        if (entry == null) {
            throw new IllegalStateException("not decided: log entry " + candidate.logId());
        }
        return entry;
    }

    /// @return the log ids of those whose nonce is new
    private Set<UUID> claimNonces(List<Candidate> group) {
        var sorted = sorted(group, Candidate::nonce, BY_NONCE);
        return new HashSet<>(
                jdbc.queryForList(
                        """
                        insert into decision_nonce
                            (village_id, gate_id, nonce, request_hash, log_id, log_timestamp)
                        select * from unnest(?::uuid[], ?::uuid[], ?::text[], ?::bytea[], ?::uuid[],
                                             ?::timestamptz[])
                        on conflict do nothing returning log_id
                        """,
                        UUID.class,
                        column(sorted, Candidate::villageId, UUID[]::new),
                        column(sorted, candidate -> candidate.nonce().gateId(), UUID[]::new),
                        column(sorted, candidate -> candidate.nonce().text(), String[]::new),
                        column(sorted, candidate -> candidate.request().array(), byte[][]::new),
                        column(sorted, Candidate::logId, UUID[]::new),
                        column(
                                sorted,
                                candidate -> candidate.snapshot().at().toString(),
                                String[]::new)));
    }

    private Map<Nonce, Repeated> firstOnes(List<Candidate> group, Set<UUID> ownNonce) {
        var again =
                group.stream()
                        .filter(candidate -> !ownNonce.contains(candidate.logId()))
                        .map(Candidate::nonce)
                        .distinct()
                        .toList();
        var first = new HashMap<Nonce, Repeated>();
        jdbc.query(
                """
                select n.village_id, n.gate_id, n.nonce, n.request_hash, n.log_id, n.log_timestamp
                from unnest(?::uuid[], ?::uuid[], ?::text[]) r (village_id, gate_id, nonce)
                join decision_nonce n using (village_id, gate_id, nonce)
                """,
                row -> {
                    first.put(
                            new Nonce(
                                    row.getObject("village_id", UUID.class),
                                    row.getObject("gate_id", UUID.class),
                                    row.getString("nonce")),
                            new Repeated(
                                    ByteBuffer.wrap(row.getBytes("request_hash")),
                                    row.getObject("log_id", UUID.class),
                                    row.getObject("log_timestamp", OffsetDateTime.class)
                                            .toInstant()));
                },
                column(again, Nonce::villageId, UUID[]::new),
                column(again, Nonce::gateId, UUID[]::new),
                column(again, Nonce::text, String[]::new));
        return first;
    }

    /// @return by log id, in the same order
    private Map<UUID, AccessLogEntry> decide(List<Candidate> fresh) {
        var throttled =
                codeAttempts.throttled(
                        fresh.stream()
                                .flatMap(candidate -> candidate.codeAttempt().stream())
                                .toList(),
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
        var inside = inside(fresh);
        var used =
                claimUses(
                        fresh.stream()
                                .filter(candidate -> Rules.needsClaim(candidate.snapshot()))
                                .filter(candidate ->
                                        Rules.refusal(
                                                        judged(
                                                                candidate, throttled, inside,
                                                                Set.of()))
                                                .isEmpty())
                                .toList());
        var decided = new LinkedHashMap<UUID, AccessLogEntry>();
        for (var candidate : fresh) {
            var entry = candidate.entry(Rules.refusal(judged(candidate, throttled, inside, used)));
            decided.put(candidate.logId(), entry);
            if (entry.status() == AccessStatus.GRANTED) {
                candidate
                        .place()
                        .ifPresent(place -> {
                            if (candidate.enters()) {
                                inside.add(place);
                            } else {
                                inside.remove(place);
                            }
                        });
            }
        }
        return decided;
    }

    private static Snapshot judged(
            Candidate candidate, Set<UUID> throttled, Set<Place> inside, Set<UUID> used) {
        return candidate
                .snapshot()
                .judged(
                        throttled.contains(candidate.logId()),
                        candidate.place().filter(inside::contains).isPresent(),
                        used.contains(candidate.logId()));
    }

    /// Where anti-passback asks for it. Nobody else enters there with the same pass or credential
    /// before this group is written.
    private Set<Place> inside(List<Candidate> fresh) {
        var places =
                fresh.stream()
                        .filter(candidate -> Rules.needsPlace(candidate.snapshot()))
                        .map(candidate -> candidate.place().orElseThrow())
                        .distinct()
                        .toList();
        var inside = new HashSet<Place>();
        if (places.isEmpty()) {
            return inside;
        }
        jdbc.query(
                "select pg_advisory_xact_lock(key) from unnest(?::bigint[]) key",
                _ -> {},
                (Object) places.stream().map(WriteGroup::lockKey).sorted().toArray(Long[]::new));
        jdbc.query(
                """
                select p.village_id, p.zone_id, p.subject_id
                from unnest(?::uuid[], ?::uuid[], ?::uuid[]) a (village_id, zone_id, subject_id)
                join presence p using (village_id, zone_id, subject_id)
                where p.inside
                """,
                row -> {
                    inside.add(
                            new Place(
                                    row.getObject("village_id", UUID.class),
                                    row.getObject("zone_id", UUID.class),
                                    row.getObject("subject_id", UUID.class)));
                },
                column(places, Place::villageId, UUID[]::new),
                column(places, Place::zoneId, UUID[]::new),
                column(places, Place::subjectId, UUID[]::new));
        return inside;
    }

    /// Two places with the same key only wait for each other needlessly.
    private static long lockKey(Place place) {
        return place.subjectId().getLeastSignificantBits()
                ^ Long.rotateLeft(place.zoneId().getLeastSignificantBits(), 17);
    }

    /// Of many at once, on any instance, exactly one claims a pass.
    ///
    /// @return the log ids of those who did not get it
    private Set<UUID> claimUses(List<Candidate> claiming) {
        if (claiming.isEmpty()) {
            return Set.of();
        }
        var sorted = sorted(claiming, candidate -> candidate.place().orElseThrow(), BY_PASS);
        var got =
                new HashSet<>(
                        jdbc.queryForList(
                                """
                                insert into pass_use (village_id, pass_id, log_id, used_at)
                                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[])
                                on conflict do nothing returning log_id
                                """,
                                UUID.class,
                                column(sorted, Candidate::villageId, UUID[]::new),
                                column(
                                        sorted,
                                        candidate -> candidate.place().orElseThrow().subjectId(),
                                        UUID[]::new),
                                column(sorted, Candidate::logId, UUID[]::new),
                                column(
                                        sorted,
                                        candidate -> candidate.snapshot().at().toString(),
                                        String[]::new)));
        var others = new HashSet<UUID>();
        for (var candidate : claiming) {
            if (!got.contains(candidate.logId())) {
                others.add(candidate.logId());
            }
        }
        return others;
    }

    private void append(List<Candidate> fresh, Map<UUID, AccessLogEntry> decided) {
        if (fresh.isEmpty()) {
            return;
        }
        log.append(
                fresh.stream().map(Candidate::villageId).toList(), List.copyOf(decided.values()));
    }

    /// Of somebody who went in and out within one group, the last is what counts; what another
    /// instance decided later, but wrote before, stays.
    private void keepPresence(List<Candidate> fresh, Map<UUID, AccessLogEntry> decided) {
        var last = new TreeMap<Place, Candidate>(BY_PLACE);
        for (var candidate : fresh) {
            if (entryOf(candidate, decided).status() == AccessStatus.GRANTED) {
                candidate.place().ifPresent(place -> last.put(place, candidate));
            }
        }
        if (last.isEmpty()) {
            return;
        }
        var places = List.copyOf(last.keySet());
        var candidates = List.copyOf(last.values());
        jdbc.update(
                """
                insert into presence
                    (village_id, zone_id, subject_id, subject_kind, property_id, user_id, inside, since,
                     expected_until, gate_id)
                select * from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::uuid[], ?::uuid[],
                                     ?::boolean[], ?::timestamptz[], ?::timestamptz[], ?::uuid[])
                on conflict (village_id, zone_id, subject_id) do update
                    set property_id = excluded.property_id, user_id = excluded.user_id,
                        inside = excluded.inside, since = excluded.since,
                        expected_until = excluded.expected_until, gate_id = excluded.gate_id
                    where presence.since <= excluded.since
                """,
                column(places, Place::villageId, UUID[]::new),
                column(places, Place::zoneId, UUID[]::new),
                column(places, Place::subjectId, UUID[]::new),
                column(
                        candidates,
                        candidate ->
                                candidate.snapshot().shown() instanceof Shown.ByPass
                                        ? "pass"
                                        : "credential",
                        String[]::new),
                column(
                        candidates,
                        candidate -> entryOf(candidate, decided).propertyId(),
                        UUID[]::new),
                column(candidates, candidate -> entryOf(candidate, decided).userId(), UUID[]::new),
                column(candidates, Candidate::enters, Boolean[]::new),
                column(
                        candidates,
                        candidate -> candidate.snapshot().at().toString(),
                        String[]::new),
                column(candidates, WriteGroup::expectedUntil, String[]::new),
                column(candidates, candidate -> candidate.nonce().gateId(), UUID[]::new));
    }

    /// A visitor is expected to leave when the pass ends, a recurring one when its window does.
    private static @Nullable String expectedUntil(Candidate candidate) {
        if (!(candidate.snapshot().shown() instanceof Shown.ByPass(var pass))) {
            return null;
        }
        var at = candidate.snapshot().at();
        Instant until =
                pass.windows().stream()
                        .filter(window ->
                                !at.isBefore(window.from()) && at.isBefore(window.until()))
                        .map(window -> window.until())
                        .findFirst()
                        .orElse(pass.validUntil());
        return until.toString();
    }

    private static <T, K> List<T> sorted(List<T> rows, Function<T, K> key, Comparator<K> order) {
        return rows.stream().sorted(Comparator.comparing(key, order)).toList();
    }

    private static <T, V> Object column(
            List<T> rows, Function<T, ? extends @Nullable V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
