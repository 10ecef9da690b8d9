package io.smartvillage.access.credential;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes back for good what a person's apps keep to open gates, as after a lost phone. Cards and
/// plates stay.
@Service
public class RevokeApps {

    private final Credentials credentials;
    private final CredentialFacts facts;
    private final Clock clock;

    RevokeApps(Credentials credentials, CredentialFacts facts, Clock clock) {
        this.credentials = credentials;
        this.facts = facts;
        this.clock = clock;
    }

    /// @param issuedBefore what was issued later belongs to another phone and stays
    @Transactional
    public void revoke(UUID userId, Instant issuedBefore) {
        for (var app :
                credentials.findByUserIdAndKindAndStatusNotAndCreatedAtBefore(
                        userId, CredentialKind.APP, CredentialStatus.REVOKED, issuedBefore)) {
            facts.tell(app.id(), app.revoke(clock.instant()));
        }
    }
}
