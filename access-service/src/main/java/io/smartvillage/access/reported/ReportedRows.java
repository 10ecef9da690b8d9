package io.smartvillage.access.reported;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.pass.Pass;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Reads and writes for many rows at once: a statement for all of them, whatever their number.
@Component
class ReportedRows {

    /// No request was made here, so none can be made again: the hash is none's.
    private static final byte[] NO_REQUEST = new byte[32];

    /// A nonce is one gate's.
    record Nonce(UUID gateId, String nonce) implements Comparable<Nonce> {

        private static final Comparator<Nonce> ORDER =
                Comparator.comparing(Nonce::gateId).thenComparing(Nonce::nonce);

        private static final int LONGEST = 100;
        private static final String OFFLINE = "#offline";

        /// What the gate did by itself although this service had decided under the nonce.
        Nonce offline() {
            var text = nonce + OFFLINE;
            return new Nonce(
                    gateId,
                    text.length() <= LONGEST
                            ? text
                            : UUID.nameUUIDFromBytes(nonce.getBytes(US_ASCII)) + OFFLINE);
        }

        @Override
        public int compareTo(Nonce other) {
            return ORDER.compare(this, other);
        }
    }

    record ClaimedNonce(Nonce nonce, UUID logId, Instant timestamp) {}

    record KnownPass(
            UUID id,
            UUID propertyId,
            String codeHash,
            String status,
            Instant validFrom,
            Instant validUntil,
            boolean singleUse) {

        /// A signed pass says nothing of its code.
        static KnownPass signed(Pass pass) {
            return new KnownPass(
                    pass.id(),
                    pass.propertyId(),
                    "",
                    pass.status().name().toLowerCase(Locale.ROOT),
                    pass.validFrom(),
                    pass.validUntil(),
                    pass.singleUse());
        }

        /// A visitor's pass is of one use.
        static KnownPass byHand(PassedByHand passage) {
            return new KnownPass(
                    passage.visitorId(),
                    passage.propertyId(),
                    "",
                    "used",
                    passage.passedAt(),
                    passage.validUntil(),
                    true);
        }

        boolean isGoodAt(Instant at) {
            return !at.isBefore(validFrom) && !at.isAfter(validUntil);
        }
    }

    record KnownCredential(
            UUID id,
            String kind,
            String valueHash,
            UUID userId,
            UUID propertyId,
            boolean revoked,
            @Nullable Integer province) {}

    /// @param gateId null if the log does not reach back that far
    record FirstUse(Instant at, @Nullable UUID gateId) {}

    record Claim(UUID passId, UUID logId, Instant at) {}

    record Whereabouts(
            UUID zoneId,
            UUID subjectId,
            boolean isPass,
            UUID propertyId,
            @Nullable UUID userId,
            boolean inside,
            Instant since,
            @Nullable Instant expectedUntil,
            UUID gateId) {}

    private final JdbcClient jdbc;

    ReportedRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What the card of somebody who was erased showed is not known any more.
    private static String forgottenOr(byte @Nullable [] hash) {
        return hash == null ? "" : hex(hash);
    }

    static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /// @return zones by gate; gates that are not there are missing
    Map<UUID, UUID> zonesOf(Set<UUID> gates) {
        var zones = new HashMap<UUID, UUID>();
        jdbc.sql(
                        """
                        select g.id, z.id as zone_id from gate g
                        join zone z on z.village_id = g.village_id and z.name = g.zone
                        where g.id = any(?::uuid[])
                        """)
                .param(ids(gates))
                .query(row -> {
                    zones.put(
                            row.getObject("id", UUID.class), row.getObject("zone_id", UUID.class));
                });
        return zones;
    }

    /// The gate that was named, if the village has it; otherwise its first one, if possible an open
    /// one that lets people through that way.
    Optional<UUID> gateByHand(@Nullable UUID named, Direction direction) {
        return jdbc.sql(
                        """
                        select id from gate
                        order by coalesce(id = cast(:named as uuid), false) desc,
                                 status = 'active' desc, direction in (:direction, 'both') desc, id
                        limit 1
                        """)
                .param("named", named)
                .param("direction", direction.name().toLowerCase(Locale.ROOT))
                .query(UUID.class)
                .optional();
    }

    List<KnownPass> passes(Collection<UUID> passIds, Collection<String> codeHashes) {
        if (passIds.isEmpty() && codeHashes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select id, property_id, code_hash, status, valid_from, valid_until, single_use
                        from pass
                        where id = any(?::uuid[]) or code_hash = any(?::bytea[])
                        """)
                .params(ids(passIds), bytes(codeHashes))
                .query((row, _) ->
                        new KnownPass(
                                row.getObject("id", UUID.class),
                                row.getObject("property_id", UUID.class),
                                hex(row.getBytes("code_hash")),
                                row.getString("status"),
                                instant(row, "valid_from"),
                                instant(row, "valid_until"),
                                row.getBoolean("single_use")))
                .list();
    }

    List<KnownCredential> credentials(Collection<UUID> credentialIds, Collection<String> hashes) {
        if (credentialIds.isEmpty() && hashes.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(
                        """
                        select id, kind, value_hash, user_id, property_id, status = 'revoked' as revoked,
                               province
                        from credential
                        where id = any(?::uuid[])
                           or (kind in ('card', 'plate', 'app') and value_hash = any(?::bytea[]))
                        """)
                .params(ids(credentialIds), bytes(hashes))
                .query((row, _) ->
                        new KnownCredential(
                                row.getObject("id", UUID.class),
                                row.getString("kind"),
                                forgottenOr(row.getBytes("value_hash")),
                                row.getObject("user_id", UUID.class),
                                row.getObject("property_id", UUID.class),
                                row.getBoolean("revoked"),
                                row.getObject("province", Integer.class)))
                .list();
    }

    /// Waits for whoever is at one of them. Always in the same order, so that two reports with the
    /// same nonces do not wait for each other.
    ///
    /// @return those that were not known
    Set<Nonce> claimNonces(Collection<ClaimedNonce> claims) {
        var sorted = claims.stream().sorted(Comparator.comparing(ClaimedNonce::nonce)).toList();
        return new HashSet<>(
                jdbc.sql(
                                """
                                insert into decision_nonce
                                    (village_id, gate_id, nonce, request_hash, log_id, log_timestamp)
                                select ?::uuid, gate_id, nonce, ?::bytea, log_id, log_timestamp
                                from unnest(?::uuid[], ?::text[], ?::uuid[], ?::timestamptz[])
                                    n (gate_id, nonce, log_id, log_timestamp)
                                on conflict do nothing returning gate_id, nonce
                                """)
                        .params(
                                CurrentVillage.id(),
                                NO_REQUEST,
                                ids(sorted, claim -> claim.nonce().gateId()),
                                texts(sorted, claim -> claim.nonce().nonce()),
                                ids(sorted, ClaimedNonce::logId),
                                texts(sorted, claim -> claim.timestamp().toString()))
                        .query((row, _) ->
                                new Nonce(
                                        row.getObject("gate_id", UUID.class),
                                        row.getString("nonce")))
                        .list());
    }

    /// Which of these were refusals of this service when they came first.
    Set<Nonce> refusedHere(Collection<Nonce> nonces) {
        var asked = List.copyOf(nonces);
        if (asked.isEmpty()) {
            return Set.of();
        }
        return new HashSet<>(
                jdbc.sql(
                                """
                                select n.gate_id, n.nonce
                                from unnest(?::uuid[], ?::text[]) q (gate_id, nonce)
                                join decision_nonce n on n.gate_id = q.gate_id and n.nonce = q.nonce
                                join access_log l
                                  on l.village_id = n.village_id and l."timestamp" = n.log_timestamp
                                     and l.id = n.log_id
                                where l.status = 'denied' and l.source = 'online'
                                """)
                        .params(ids(asked, Nonce::gateId), texts(asked, Nonce::nonce))
                        .query((row, _) ->
                                new Nonce(
                                        row.getObject("gate_id", UUID.class),
                                        row.getString("nonce")))
                        .list());
    }

    /// Of all at once exactly one claims a pass.
    ///
    /// @return the passes whose one use it was
    Set<UUID> claimUses(Collection<Claim> claims) {
        if (claims.isEmpty()) {
            return Set.of();
        }
        var sorted = claims.stream().sorted(Comparator.comparing(Claim::passId)).toList();
        return new HashSet<>(
                jdbc.sql(
                                """
                                insert into pass_use (village_id, pass_id, log_id, used_at)
                                select ?::uuid, pass_id, log_id, used_at
                                from unnest(?::uuid[], ?::uuid[], ?::timestamptz[])
                                    c (pass_id, log_id, used_at)
                                on conflict do nothing returning pass_id
                                """)
                        .params(
                                CurrentVillage.id(),
                                ids(sorted, Claim::passId),
                                ids(sorted, Claim::logId),
                                texts(sorted, claim -> claim.at().toString()))
                        .query(UUID.class)
                        .list());
    }

    /// Who made the one use of each pass.
    Map<UUID, FirstUse> firstUses(Collection<UUID> passIds) {
        var uses = new HashMap<UUID, FirstUse>();
        if (passIds.isEmpty()) {
            return uses;
        }
        jdbc.sql(
                        """
                        select u.pass_id, u.used_at, l.gate_id from pass_use u
                        left join access_log l
                          on l.village_id = u.village_id and l."timestamp" = u.used_at
                             and l.id = u.log_id
                        where u.pass_id = any(?::uuid[])
                        """)
                .param(ids(passIds))
                .query(row -> {
                    uses.put(
                            row.getObject("pass_id", UUID.class),
                            new FirstUse(
                                    instant(row, "used_at"), row.getObject("gate_id", UUID.class)));
                });
        return uses;
    }

    /// Which of these were over-uses when they came first.
    ///
    /// @return their passes
    Map<Nonce, UUID> overUsed(Collection<Nonce> nonces) {
        var overUsed = new HashMap<Nonce, UUID>();
        var asked = List.copyOf(nonces);
        if (asked.isEmpty()) {
            return overUsed;
        }
        jdbc.sql(
                        """
                        select n.gate_id, n.nonce, l.pass_id
                        from unnest(?::uuid[], ?::text[]) q (gate_id, nonce)
                        join decision_nonce n on n.gate_id = q.gate_id and n.nonce = q.nonce
                        join access_log l
                          on l.village_id = n.village_id and l."timestamp" = n.log_timestamp
                             and l.id = n.log_id
                        where l.over_use
                        """)
                .params(ids(asked, Nonce::gateId), texts(asked, Nonce::nonce))
                .query(row -> {
                    overUsed.put(
                            new Nonce(row.getObject("gate_id", UUID.class), row.getString("nonce")),
                            row.getObject("pass_id", UUID.class));
                });
        return overUsed;
    }

    /// What is known of a later moment stays.
    ///
    /// @param latest one per zone and subject
    void moved(Collection<Whereabouts> latest) {
        if (latest.isEmpty()) {
            return;
        }
        var sorted = new ArrayList<>(latest);
        sorted.sort(
                Comparator.comparing(Whereabouts::zoneId).thenComparing(Whereabouts::subjectId));
        jdbc.sql(
                        """
                        insert into presence (village_id, zone_id, subject_id, subject_kind, property_id,
                            user_id, inside, since, expected_until, gate_id)
                        select ?::uuid, p.* from unnest(?::uuid[], ?::uuid[], ?::text[], ?::uuid[],
                            ?::uuid[], ?::bool[], ?::timestamptz[], ?::timestamptz[], ?::uuid[]) p
                        on conflict (village_id, zone_id, subject_id) do update
                            set inside = excluded.inside, since = excluded.since,
                                expected_until = excluded.expected_until, gate_id = excluded.gate_id,
                                property_id = excluded.property_id, user_id = excluded.user_id
                            where presence.since < excluded.since
                        """)
                .params(
                        CurrentVillage.id(),
                        ids(sorted, Whereabouts::zoneId),
                        ids(sorted, Whereabouts::subjectId),
                        texts(sorted, it -> it.isPass() ? "pass" : "credential"),
                        ids(sorted, Whereabouts::propertyId),
                        ids(sorted, Whereabouts::userId),
                        sorted.stream().map(Whereabouts::inside).toArray(Boolean[]::new),
                        texts(sorted, it -> it.since().toString()),
                        texts(sorted, it -> Objects.toString(it.expectedUntil(), null)),
                        ids(sorted, Whereabouts::gateId))
                .update();
    }

    /// What is known of a later moment stays.
    void leftEveryZone(UUID passId, UUID gateId, Instant at) {
        var left = at.atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        update presence set inside = false, since = ?, gate_id = ?
                        where subject_id = ? and subject_kind = 'pass' and inside and since < ?
                        """)
                .params(left, gateId, passId, left)
                .update();
    }

    private static UUID[] ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static <T> @Nullable UUID[] ids(List<T> rows, Function<T, @Nullable UUID> id) {
        return rows.stream().map(id).toArray(UUID[]::new);
    }

    private static <T> @Nullable String[] texts(List<T> rows, Function<T, @Nullable String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }

    private static String[] bytes(Collection<String> hex) {
        return hex.stream().map("\\x"::concat).toArray(String[]::new);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
