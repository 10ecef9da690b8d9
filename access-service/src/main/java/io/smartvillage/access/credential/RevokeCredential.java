package io.smartvillage.access.credential;

import io.smartvillage.access.change.Changes;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes a credential back for good; the next decision refuses it.
@Service
public class RevokeCredential {

    private final Credentials credentials;
    private final FindCredentials findCredentials;
    private final Changes changes;
    private final Outbox outbox;
    private final Clock clock;

    RevokeCredential(
            Credentials credentials,
            FindCredentials findCredentials,
            Changes changes,
            Outbox outbox,
            Clock clock) {
        this.credentials = credentials;
        this.findCredentials = findCredentials;
        this.changes = changes;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws CredentialNotFoundException if the caller's village has no such credential
    /// @throws CredentialRevokedException if it was revoked before
    @Transactional
    public Credential revoke(UUID credentialId) {
        var credential = findCredentials.get(credentialId);
        var revoked = credential.revoke(clock.instant());
        credentials.flush();
        changes.changed(Changes.Kind.CREDENTIAL, credentialId);
        outbox.publish(revoked);
        return credential;
    }
}
