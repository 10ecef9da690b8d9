package io.smartvillage.access.credential;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a credential back for good; the next decision refuses it.
@Service
public class RevokeCredential {

    private final FindCredentials findCredentials;
    private final CredentialFacts facts;
    private final Clock clock;

    RevokeCredential(FindCredentials findCredentials, CredentialFacts facts, Clock clock) {
        this.findCredentials = findCredentials;
        this.facts = facts;
        this.clock = clock;
    }

    /// @throws CredentialNotFoundException if the caller's village has no such credential
    /// @throws CredentialRevokedException if it was revoked before
    @Transactional
    public Credential revoke(UUID credentialId) {
        var credential = findCredentials.get(credentialId);
        facts.tell(credentialId, credential.revoke(clock.instant()));
        return credential;
    }
}
