package io.smartvillage.access.credential;

import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Stops a credential that somebody lost; the next decision refuses it. Residents report their own.
@Service
public class ReportCredentialLost {

    private final FindCredentials findCredentials;
    private final CredentialFacts facts;
    private final Clock clock;

    ReportCredentialLost(FindCredentials findCredentials, CredentialFacts facts, Clock clock) {
        this.findCredentials = findCredentials;
        this.facts = facts;
        this.clock = clock;
    }

    /// @throws CredentialNotFoundException if the caller's village has no such credential, or a
    ///   resident does not hold it
    /// @throws CredentialRevokedException if it was revoked before
    /// @throws CredentialStatusException if it was reported before
    @Transactional
    public Credential report(UUID credentialId) {
        var credential = findCredentials.get(credentialId);
        facts.tell(credentialId, credential.reportLost(clock.instant()));
        return credential;
    }
}
