package io.smartvillage.identity.invitation;

import io.smartvillage.platform.web.paging.PageRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows invitations of the current village, without their codes.
@Service
public class FindInvitations {

    private final Invitations invitations;
    private final Clock clock;

    FindInvitations(Invitations invitations, Clock clock) {
        this.invitations = invitations;
        this.clock = clock;
    }

    /// @throws InvitationNotFoundException if the village has none of that id
    @Transactional(readOnly = true)
    public Invitation get(UUID invitationId) {
        return invitations
                .find(invitationId, clock.instant())
                .orElseThrow(InvitationNotFoundException::new);
    }

    /// Latest first.
    @Transactional(readOnly = true)
    public List<Invitation> page(PageRequest page, Optional<InvitationStatus> status) {
        return invitations.page(
                page.after().map(cursor -> cursor.id(0)),
                status,
                clock.instant(),
                page.fetchSize());
    }
}
