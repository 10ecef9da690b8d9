package io.smartvillage.access.credential;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Stops a credential until it is reactivated; the next decision refuses it.
@Service
public class SuspendCredential {

    private final FindCredentials findCredentials;
    private final CredentialFacts facts;
    private final Clock clock;

    SuspendCredential(FindCredentials findCredentials, CredentialFacts facts, Clock clock) {
        this.findCredentials = findCredentials;
        this.facts = facts;
        this.clock = clock;
    }

    /// @throws CredentialNotFoundException if the caller's village has no such credential
    /// @throws CredentialRevokedException if it was revoked before
    /// @throws CredentialStatusException unless it is active
    @Transactional
    public Credential suspend(UUID credentialId) {
        var credential = findCredentials.get(credentialId);
        facts.tell(credentialId, credential.suspend(clock.instant()));
        return credential;
    }
}
