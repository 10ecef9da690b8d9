package io.smartvillage.access.credential;

import io.smartvillage.access.change.Changes;
import io.smartvillage.platform.messaging.Outbox;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Writes a changed credential down and tells other services and every instance's caches.
@Component
class CredentialFacts {

    private final Credentials credentials;
    private final Outbox outbox;
    private final Changes changes;

    CredentialFacts(Credentials credentials, Outbox outbox, Changes changes) {
        this.credentials = credentials;
        this.outbox = outbox;
        this.changes = changes;
    }

    void tell(UUID credentialId, CredentialEvent fact) {
        credentials.flush();
        outbox.publish(fact);
        changes.changed(Changes.Kind.CREDENTIAL, credentialId);
    }
}
