package io.smartvillage.identity.invitation;

import io.smartvillage.identity.invitation.InvitationEvent.InvitationAccepted;
import io.smartvillage.identity.keycloak.Accounts;
import io.smartvillage.identity.user.AdmitInvited;
import io.smartvillage.identity.user.AlreadyMemberException;
import io.smartvillage.identity.user.Person;
import io.smartvillage.identity.user.UserRole;
import io.smartvillage.identity.work.InVillage;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.VillageRefusedException;
import io.smartvillage.platform.security.VillageRefusedException.Reason;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.villagedirectory.VillageEntry;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Service;

/// Binds an account to an invitation, once.
///
/// Who has the right code hears what is the matter with it; everybody else hears that there is no
/// such invitation, whatever the reason. Of several at once one is let in: they wait for each other
/// at the invitation's row.
@Service
public class AcceptInvitation {

    private static final int LONGEST_NAME = 50;
    private static final String DEVICE = "service-account-";

    /// Where the account belongs now.
    public record Acceptance(UUID villageId, String alias, String name, UserRole role) {}

    private final Invitations invitations;
    private final Guesses guesses;
    private final Accounts accounts;
    private final AdmitInvited admitInvited;
    private final VillageDirectory directory;
    private final InVillage inVillage;
    private final Outbox outbox;
    private final Clock clock;

    AcceptInvitation(
            Invitations invitations,
            Guesses guesses,
            Accounts accounts,
            AdmitInvited admitInvited,
            VillageDirectory directory,
            InVillage inVillage,
            Outbox outbox,
            Clock clock) {
        this.invitations = invitations;
        this.guesses = guesses;
        this.accounts = accounts;
        this.admitInvited = admitInvited;
        this.directory = directory;
        this.inVillage = inVillage;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Repeating it with the same account gives the same answer.
    ///
    /// @throws InvitationNotFoundException if nobody was given the code
    /// @throws InvitationOverException if it was accepted by another account, revoked, or is over
    /// @throws AlreadyMemberException if the account belongs to the village; the code stays good
    /// @throws TooManyGuessesException if the account tried too many wrong codes
    /// @throws VillageRefusedException if the village takes nobody now, or not this person
    public Acceptance accept(String text, UUID accountId) {
        guesses.requireLeft(accountId);
        try {
            var code = InvitationCode.of(text).orElseThrow(InvitationNotFoundException::new);
            var village = invitations.villageOf(code).orElseThrow(InvitationNotFoundException::new);
            var username = usableName(accountId);
            return CurrentVillage.call(village, () -> accept(code, accountId, username));
        } catch (InvitationNotFoundException e) {
            guesses.wasWrong(accountId);
            throw e;
        }
    }

    private String usableName(UUID accountId) {
        return accounts.usernameOf(accountId)
                .filter(name -> name.length() <= LONGEST_NAME && !name.startsWith(DEVICE))
                .orElseThrow(() -> new AccountNotUsableException(accountId));
    }

    private Acceptance accept(InvitationCode code, UUID accountId, String username) {
        var village =
                directory
                        .current()
                        .filter(entry -> !entry.closed())
                        .orElseThrow(InvitationNotFoundException::new);
        return inVillage.call(
                village.villageId(),
                () -> {
                    var now = clock.instant();
                    var invitation =
                            invitations
                                    .findLocked(code, now)
                                    .orElseThrow(InvitationNotFoundException::new);
                    if (!accountId.equals(invitation.acceptedBy())) {
                        admit(invitation, village, accountId, username, now);
                    }
                    return new Acceptance(
                            village.villageId(),
                            village.alias(),
                            village.name(),
                            invitation.role());
                });
    }

    private void admit(
            Invitation invitation,
            VillageEntry village,
            UUID accountId,
            String username,
            Instant now) {
        if (invitation.status() != InvitationStatus.OPEN) {
            throw new InvitationOverException(invitation.id(), invitation.status());
        }
        if (village.suspended()) {
            throw new VillageRefusedException(Reason.VILLAGE_SUSPENDED);
        }
        var invitee = invitation.invitee();
        admitInvited.admit(
                accountId,
                invitation.role(),
                Person.of(username, invitee.displayName(), invitee.email(), invitee.phone()));
        invitations.settle(invitation.id(), InvitationStatus.ACCEPTED, accountId, now);
        outbox.publish(
                new InvitationAccepted(
                        invitation.id(),
                        accountId,
                        invitation.role(),
                        invitation.propertyIds(),
                        now));
    }
}
