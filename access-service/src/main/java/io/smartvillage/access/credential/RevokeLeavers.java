package io.smartvillage.access.credential;

import io.smartvillage.access.property.HouseholdObserver;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Who moves out of a house, or owns no part of it any more, loses the cards, plates and apps that
/// they had for it, on the day; those for another house stay.
@Component
class RevokeLeavers implements HouseholdObserver {

    private final Credentials credentials;
    private final CredentialFacts facts;
    private final Clock clock;

    RevokeLeavers(Credentials credentials, CredentialFacts facts, Clock clock) {
        this.credentials = credentials;
        this.facts = facts;
        this.clock = clock;
    }

    @Override
    public void left(UUID propertyId, Set<UUID> leavers) {
        var now = clock.instant();
        credentials
                .findByPropertyIdAndUserIdInAndStatusNot(
                        propertyId, leavers, CredentialStatus.REVOKED)
                .forEach(credential -> facts.tell(credential.id(), credential.revoke(now)));
    }
}
