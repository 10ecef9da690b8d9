package io.smartvillage.access.credential;

import io.smartvillage.platform.security.Caller;
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
    private static final byte[] NO_HASH = new byte[0];

    private final Credentials credentials;
    private final CredentialHash hash;

    FindCredentials(Credentials credentials, CredentialHash hash) {
        this.credentials = credentials;
        this.hash = hash;
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

    /// All of the village, whatever their status.
    ///
    /// @param after id of the last one that was seen
    @Transactional(readOnly = true)
    public List<Credential> next(Optional<UUID> after, int limit) {
        return credentials.page(
                after.orElse(NONE),
                EnumSet.allOf(CredentialKind.class),
                EnumSet.allOf(CredentialStatus.class),
                true,
                NONE,
                true,
                NONE,
                true,
                NO_HASH,
                true,
                (short) 0,
                Limit.of(limit));
    }
}
