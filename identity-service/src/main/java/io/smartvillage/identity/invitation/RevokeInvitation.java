package io.smartvillage.identity.invitation;

import io.smartvillage.identity.invitation.InvitationEvent.InvitationRevoked;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Makes a code good for nothing that was given to the wrong person.
@Service
public class RevokeInvitation {

    private final Invitations invitations;
    private final Outbox outbox;
    private final Clock clock;

    RevokeInvitation(Invitations invitations, Outbox outbox, Clock clock) {
        this.invitations = invitations;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws InvitationNotFoundException if the village has none of that id
    /// @throws InvitationOverException if it is not open any more
    @Transactional
    public Invitation revoke(UUID invitationId) {
        var now = clock.instant();
        var invitation =
                invitations
                        .findLocked(invitationId, now)
                        .orElseThrow(InvitationNotFoundException::new);
        if (invitation.status() != InvitationStatus.OPEN) {
            throw new InvitationOverException(invitationId, invitation.status());
        }
        invitations.settle(invitationId, InvitationStatus.REVOKED, null, now);
        outbox.publish(new InvitationRevoked(invitationId, Caller.current().userId(), now));
        return invitations.find(invitationId, now).orElseThrow();
    }
}
