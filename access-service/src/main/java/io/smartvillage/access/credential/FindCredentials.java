package io.smartvillage.access.credential;

import io.smartvillage.access.plate.Province;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.paging.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindCredentials {

    private static final UUID NONE = new UUID(0, 0);
    private static final byte[] NO_HASH = new byte[0];

    private record Row(HeldCredential credential, @Nullable Integer province) {

        boolean inUse() {
            return credential.status() != CredentialStatus.REVOKED;
        }
    }

    private final Credentials credentials;
    private final CredentialHash hash;
    private final PersonalData personalData;
    private final JdbcClient jdbc;

    FindCredentials(
            Credentials credentials,
            CredentialHash hash,
            PersonalData personalData,
            JdbcClient jdbc) {
        this.credentials = credentials;
        this.hash = hash;
        this.personalData = personalData;
        this.jdbc = jdbc;
    }

    /// Residents see what they hold themselves.
    ///
    /// @throws CredentialNotFoundException if the caller's village has no such credential, or the
    ///   caller may not see it
    @Transactional(readOnly = true)
    public Credential get(UUID credentialId) {
        var caller = Caller.current();
        return credentials
                .findById(credentialId)
                .filter(credential ->
                        caller.mayAll("credential:read")
                                || credential.userId().equals(caller.userId()))
                .orElseThrow(() -> new CredentialNotFoundException(credentialId));
    }

    /// Residents see what they hold themselves, whatever they filter by.
    @Transactional(readOnly = true)
    public List<Credential> page(PageRequest page, CredentialFilter filter) {
        var caller = Caller.current();
        var all = caller.mayAll("credential:read");
        if (!all && filter.userId().filter(id -> !id.equals(caller.userId())).isPresent()) {
            return List.of();
        }
        var userId = all ? filter.userId() : Optional.of(caller.userId());
        var province = filter.value().map(CredentialValue::provinceCode);
        var kind = filter.value().map(CredentialValue::kind).or(filter::kind);
        return credentials.page(
                page.after().map(cursor -> cursor.id(0)).orElse(NONE),
                kind.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(CredentialKind.class)),
                filter.status()
                        .map(EnumSet::of)
                        .orElseGet(() -> EnumSet.allOf(CredentialStatus.class)),
                userId.isEmpty(),
                userId.orElse(NONE),
                filter.propertyId().isEmpty(),
                filter.propertyId().orElse(NONE),
                filter.value().isEmpty(),
                filter.value().map(hash::of).orElse(NO_HASH),
                province.isEmpty(),
                province.map(Integer::shortValue).orElse((short) 0),
                Limit.of(page.fetchSize()));
    }

    /// What a gate was shown; one in use goes before those that were revoked.
    ///
    /// @param province of a plate, if the camera read it. One that was registered there goes before
    ///   one without a province; if none was read, the only plate with this number is meant.
    @Transactional(readOnly = true)
    public Optional<HeldCredential> shown(
            CredentialKind kind, byte[] valueHash, @Nullable Province province) {
        var rows =
                jdbc.sql(
                                """
                                select c.id, c.user_id, c.property_id, c.status, c.province, c.valid_from,
                                       c.valid_until, c.zone_ids, c.label, m.status = 'active' holder_active
                                from credential c
                                join member m on m.village_id = c.village_id and m.id = c.user_id
                                where c.kind = ? and c.value_hash = ?
                                order by c.id desc
                                """)
                        .params(kind.column, valueHash)
                        .query((row, _) -> row(row))
                        .list();
        var code = province == null ? null : province.code();
        var inUse = rows.stream().filter(Row::inUse).toList();
        var meant =
                inUse.isEmpty()
                        ? rows.stream()
                                .filter(row ->
                                        code == null
                                                || row.province() == null
                                                || code.equals(row.province()))
                                .findFirst()
                        : Provinces.meant(inUse, Row::province, code);
        return meant.map(Row::credential);
    }

    private Row row(ResultSet row) throws SQLException {
        var label = row.getBytes("label");
        return new Row(
                new HeldCredential(
                        row.getObject("id", UUID.class),
                        row.getObject("user_id", UUID.class),
                        row.getObject("property_id", UUID.class),
                        CredentialStatus.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                        row.getBoolean("holder_active"),
                        instant(row, "valid_from"),
                        instant(row, "valid_until"),
                        zones(row),
                        label == null ? null : personalData.decryptText(label)),
                row.getObject("province", Integer.class));
    }

    private static Set<UUID> zones(ResultSet row) throws SQLException {
        return Arrays.stream((Object[]) row.getArray("zone_ids").getArray())
                .map(UUID.class::cast)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
