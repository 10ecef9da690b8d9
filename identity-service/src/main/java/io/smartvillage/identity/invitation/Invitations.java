package io.smartvillage.identity.invitation;

import io.smartvillage.identity.user.UserRole;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `invitation`. All but [#villageOf] see the current village only.
@Repository
class Invitations {

    private static final UUID END = new UUID(-1, -1);

    private static final String COLUMNS =
            """
            select id, role, display_name, email, phone, property_ids, secret_hash, invited_by,
                expires_at, accepted_by, settled_at, created_at,
                case when status = 'open' and expires_at <= :now then 'expired'
                     else status end as status
            from invitation
            """;

    private final JdbcClient jdbc;
    private final JobsRole jobs;
    private final PersonalData personalData;

    Invitations(JdbcClient jdbc, JobsRole jobs, PersonalData personalData) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.personalData = personalData;
    }

    /// @return false if some village has an invitation that is found by the same letters; nothing
    ///   is stored
    boolean add(Invitation invitation, InvitationCode code) {
        var invitee = invitation.invitee();
        return jdbc.sql(
                                """
                                insert into invitation
                                    (village_id, id, role, locator, secret_hash, display_name, email, phone,
                                     property_ids, status, invited_by, expires_at, created_at)
                                values (:village, :id, :role, :locator, :hash, :name, :email, :phone,
                                     :properties::uuid[], 'open', :by, :expires, :created)
                                on conflict (locator) do nothing
                                """)
                        .param("village", CurrentVillage.id())
                        .param("id", invitation.id())
                        .param("role", invitation.role().name().toLowerCase(Locale.ROOT))
                        .param("locator", code.locator())
                        .param("hash", hash(code))
                        .param("name", sealed(invitee.displayName()), Types.BINARY)
                        .param("email", sealed(invitee.email()), Types.BINARY)
                        .param("phone", sealed(invitee.phone()), Types.BINARY)
                        .param("properties", invitation.propertyIds().toArray(UUID[]::new))
                        .param("by", invitation.invitedBy())
                        .param("expires", utc(invitation.expiresAt()))
                        .param("created", utc(invitation.createdAt()))
                        .update()
                == 1;
    }

    /// Whose code it may be, of all villages.
    Optional<UUID> villageOf(InvitationCode code) {
        return jobs.call(() ->
                jdbc.sql("select village_id from invitation where locator = ?")
                        .param(code.locator())
                        .query(UUID.class)
                        .optional());
    }

    /// Nobody else accepts or revokes it until the transaction ends.
    Optional<Invitation> findLocked(InvitationCode code, Instant now) {
        var expected = hash(code);
        return jdbc.sql(COLUMNS + "where locator = :locator for no key update")
                .param("now", utc(now))
                .param("locator", code.locator())
                .query((row, _) -> opened(row, expected))
                .optional()
                .flatMap(found -> found);
    }

    private Optional<Invitation> opened(ResultSet row, byte[] secretHash) throws SQLException {
        return MessageDigest.isEqual(row.getBytes("secret_hash"), secretHash)
                ? Optional.of(invitation(row, 0))
                : Optional.empty();
    }

    /// As [#findLocked(InvitationCode, Instant)].
    Optional<Invitation> findLocked(UUID id, Instant now) {
        return jdbc.sql(COLUMNS + "where id = :id for no key update")
                .param("now", utc(now))
                .param("id", id)
                .query(this::invitation)
                .optional();
    }

    Optional<Invitation> find(UUID id, Instant now) {
        return jdbc.sql(COLUMNS + "where id = :id")
                .param("now", utc(now))
                .param("id", id)
                .query(this::invitation)
                .optional();
    }

    /// Latest first.
    List<Invitation> page(
            Optional<UUID> after, Optional<InvitationStatus> status, Instant now, int limit) {
        return jdbc.sql(
                        COLUMNS
                                + """
                                where id < :after
                                  and (:status::text is null
                                    or :status = case when status = 'open' and expires_at <= :now
                                        then 'expired' else status end)
                                order by id desc limit :limit
                                """)
                .param("now", utc(now))
                .param("after", after.orElse(END))
                .param("status", status.map(InvitationStatus::column).orElse(null))
                .param("limit", limit)
                .query(this::invitation)
                .list();
    }

    void settle(UUID id, InvitationStatus status, @Nullable UUID acceptedBy, Instant now) {
        jdbc.sql(
                        """
                        update invitation set status = :status, accepted_by = :by, settled_at = :now
                        where id = :id
                        """)
                .param("status", status.column())
                .param("by", acceptedBy, Types.OTHER)
                .param("now", utc(now))
                .param("id", id)
                .update();
    }

    /// @return how many of the current village were over before then
    int purge(Instant before) {
        return jdbc.sql("delete from invitation where coalesce(settled_at, expires_at) < ?")
                .param(utc(before))
                .update();
    }

    private byte[] hash(InvitationCode code) {
        return personalData.searchHash("invitation-code", code.locator() + code.secret());
    }

    private byte @Nullable [] sealed(@Nullable String text) {
        return text == null ? null : personalData.encrypt(text);
    }

    private @Nullable String opened(byte @Nullable [] sealed) {
        return sealed == null ? null : personalData.decryptText(sealed);
    }

    private Invitation invitation(ResultSet row, int index) throws SQLException {
        return new Invitation(
                row.getObject("id", UUID.class),
                UserRole.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                new Invitee(
                        opened(row.getBytes("display_name")),
                        opened(row.getBytes("email")),
                        opened(row.getBytes("phone"))),
                List.of((UUID[]) row.getArray("property_ids").getArray()),
                InvitationStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getObject("invited_by", UUID.class),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("accepted_by", UUID.class),
                Optional.ofNullable(row.getObject("settled_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
