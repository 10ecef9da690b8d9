package io.smartvillage.access.credential;

import java.time.Clock;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Takes back what a person opens gates with, and forgets what it was.
@Service
public class EraseCredentials {

    private final Credentials credentials;
    private final CredentialFacts facts;
    private final JdbcClient jdbc;
    private final Clock clock;

    EraseCredentials(Credentials credentials, CredentialFacts facts, JdbcClient jdbc, Clock clock) {
        this.credentials = credentials;
        this.facts = facts;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /// Repeating it changes nothing.
    @Transactional(propagation = Propagation.MANDATORY)
    public void of(UUID userId) {
        var now = clock.instant();
        for (var credential : credentials.findByUserId(userId)) {
            if (credential.status() != CredentialStatus.REVOKED) {
                facts.tell(credential.id(), credential.revoke(now));
            }
            if (!credential.isForgotten()) {
                credential.forget(now);
            }
            forgetOnDevices(credential.id());
        }
        credentials.flush();
    }

    private void forgetOnDevices(UUID credentialId) {
        jdbc.sql("delete from device_user where credential_id = ?").param(credentialId).update();
    }
}
