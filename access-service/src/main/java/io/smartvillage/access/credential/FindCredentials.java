package io.smartvillage.access.credential;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindCredentials {

    private static final UUID NONE = new UUID(0, 0);

    private final Credentials credentials;
    private final JdbcClient jdbc;

    FindCredentials(Credentials credentials, JdbcClient jdbc) {
        this.credentials = credentials;
        this.jdbc = jdbc;
    }

    /// @throws CredentialNotFoundException if the caller's village has no such credential
    @Transactional(readOnly = true)
    public Credential get(UUID credentialId) {
        return credentials
                .findById(credentialId)
                .orElseThrow(() -> new CredentialNotFoundException(credentialId));
    }

    @Transactional(readOnly = true)
    public List<Credential> page(
            PageRequest page,
            Optional<CredentialKind> kind,
            Optional<CredentialStatus> status,
            Optional<UUID> userId,
            Optional<UUID> propertyId) {
        return credentials.page(
                page.after().map(cursor -> cursor.id(0)).orElse(NONE),
                kind.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(CredentialKind.class)),
                status.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(CredentialStatus.class)),
                userId.isEmpty(),
                userId.orElse(NONE),
                propertyId.isEmpty(),
                propertyId.orElse(NONE),
                Limit.of(page.fetchSize()));
    }

    /// What a gate was shown; one in use goes before those that were revoked.
    @Transactional(readOnly = true)
    public Optional<HeldCredential> shown(CredentialKind kind, byte[] valueHash) {
        return jdbc.sql(
                        """
                        select c.id, c.user_id, c.property_id, c.status, m.status = 'active' holder_active
                        from credential c
                        join member m on m.village_id = c.village_id and m.id = c.user_id
                        where c.kind = ? and c.value_hash = ?
                        order by c.status <> 'revoked' desc, c.id desc limit 1
                        """)
                .params(kind.column, valueHash)
                .query((row, _) ->
                        new HeldCredential(
                                row.getObject("id", UUID.class),
                                row.getObject("user_id", UUID.class),
                                row.getObject("property_id", UUID.class),
                                CredentialStatus.valueOf(
                                        row.getString("status").toUpperCase(Locale.ROOT)),
                                row.getBoolean("holder_active")))
                .optional();
    }
}
