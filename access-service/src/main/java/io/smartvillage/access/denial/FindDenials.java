package io.smartvillage.access.denial;

import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.platform.web.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindDenials {

    private static final UUID NONE = new UUID(0, 0);
    private static final byte[] NO_HASH = new byte[0];

    /// A denial that was not lifted.
    ///
    /// @param validUntil exclusive; null: until it is lifted
    public record Denied(UUID id, Instant validFrom, @Nullable Instant validUntil) {

        public boolean inForce(Instant at) {
            return !at.isBefore(validFrom) && (validUntil == null || at.isBefore(validUntil));
        }
    }

    private final Denials denials;
    private final DenialHash hash;
    private final JdbcClient jdbc;
    private final Clock clock;

    FindDenials(Denials denials, DenialHash hash, JdbcClient jdbc, Clock clock) {
        this.denials = denials;
        this.hash = hash;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// @throws DenialNotFoundException if the caller's village has no such denial
    @Transactional(readOnly = true)
    public Denial get(UUID denialId) {
        return denials.findById(denialId).orElseThrow(() -> new DenialNotFoundException(denialId));
    }

    @Transactional(readOnly = true)
    public List<Denial> page(PageRequest page, DenialFilter filter) {
        return denials.page(
                page.after().map(cursor -> cursor.id(0)).orElse(NONE),
                filter.kind().map(EnumSet::of).orElseGet(() -> EnumSet.allOf(DenialKind.class)),
                filter.userId().isEmpty(),
                filter.userId().orElse(NONE),
                filter.value().isEmpty(),
                filter.value().map(hash::of).orElse(NO_HASH),
                filter.inForce().isEmpty(),
                filter.inForce().orElse(true),
                clock.instant(),
                Limit.of(page.fetchSize()));
    }

    /// All of the village, whether in force or not.
    ///
    /// @param after id of the last one that was seen
    @Transactional(readOnly = true)
    public List<Denial> next(Optional<UUID> after, int limit) {
        return denials.page(
                after.orElse(NONE),
                EnumSet.allOf(DenialKind.class),
                true,
                NONE,
                true,
                NO_HASH,
                true,
                true,
                clock.instant(),
                Limit.of(limit));
    }

    /// The denial that stops what was shown, or who holds it.
    ///
    /// @param valueHash of [DenialHash]; null if nothing was shown that can be denied
    /// @param userId the holder, if it is known
    @Transactional(readOnly = true)
    public Optional<UUID> find(
            CredentialKind kind, byte @Nullable [] valueHash, @Nullable UUID userId, Instant at) {
        return concerning(kind, valueHash, userId).stream()
                .filter(denied -> denied.inForce(at))
                .map(Denied::id)
                .findFirst();
    }

    /// All of them, also those whose time has not come or is over.
    @Transactional(readOnly = true)
    public List<Denied> concerning(
            CredentialKind kind, byte @Nullable [] valueHash, @Nullable UUID userId) {
        return jdbc.sql(
                        """
                        select id, valid_from, valid_until from denial
                        where lifted_at is null and kind = :kind and value_hash = :hash
                        union all
                        select id, valid_from, valid_until from denial
                        where lifted_at is null and user_id = :userId
                        order by id
                        """)
                .param("kind", kind.column())
                .param("hash", valueHash, Types.BINARY)
                .param("userId", userId, Types.OTHER)
                .query((row, _) -> denied(row))
                .list();
    }

    private static Denied denied(ResultSet row) throws SQLException {
        var until = row.getObject("valid_until", OffsetDateTime.class);
        return new Denied(
                row.getObject("id", UUID.class),
                row.getObject("valid_from", OffsetDateTime.class).toInstant(),
                until == null ? null : until.toInstant());
    }
}
