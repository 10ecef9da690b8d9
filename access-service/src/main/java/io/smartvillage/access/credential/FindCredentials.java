package io.smartvillage.access.credential;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindCredentials {

    private static final UUID NONE = new UUID(0, 0);

    private final Credentials credentials;

    FindCredentials(Credentials credentials) {
        this.credentials = credentials;
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
}
