package io.smartvillage.access.credential;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Lets a suspended credential, or a lost one that was found, open again.
@Service
public class ReactivateCredential {

    private final FindCredentials findCredentials;
    private final CredentialFacts facts;
    private final Clock clock;

    ReactivateCredential(FindCredentials findCredentials, CredentialFacts facts, Clock clock) {
        this.findCredentials = findCredentials;
        this.facts = facts;
        this.clock = clock;
    }

    /// @throws CredentialNotFoundException if the caller's village has no such credential
    /// @throws CredentialRevokedException if it was revoked before
    /// @throws CredentialStatusException if it is active
    @Transactional
    public Credential reactivate(UUID credentialId) {
        var credential = findCredentials.get(credentialId);
        facts.tell(credentialId, credential.reactivate(clock.instant()));
        return credential;
    }
}
