package io.smartvillage.identity.invitation;

import io.smartvillage.identity.house.Houses;
import io.smartvillage.identity.invitation.InvitationEvent.InvitationIssued;
import io.smartvillage.identity.user.RegisterUser;
import io.smartvillage.identity.user.RoleNotGrantableException;
import io.smartvillage.identity.user.UserRole;
import io.smartvillage.identity.village.FindVillageHistory;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.smartvillage.platform.web.problem.BadParameterException.FieldMessage;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Invites one person into the current village.
@Service
public class InvitePerson {

    /// @param code shown now and never again
    public record Issued(Invitation invitation, String code) {

        @Override
        public String toString() {
            return "Issued[" + invitation.id() + "]";
        }
    }

    private final Invitations invitations;
    private final FindVillageHistory villages;
    private final Houses houses;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    InvitePerson(
            Invitations invitations,
            FindVillageHistory villages,
            Houses houses,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.invitations = invitations;
        this.villages = villages;
        this.houses = houses;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param validDays empty for what the village has chosen
    /// @throws RoleNotGrantableException if the caller may not give the role
    /// @throws BadParameterException if a house is none of the village's
    @Transactional
    public Issued invite(
            UserRole role, Invitee invitee, List<UUID> propertyIds, Optional<Integer> validDays) {
        RegisterUser.requireGrantable(role);
        requireHouses(propertyIds);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var days =
                validDays.orElseGet(
                        () -> villages.current().details().settings().invitations().validDays());
        var invitation =
                new Invitation(
                        ids.generateId(),
                        role,
                        invitee,
                        propertyIds,
                        InvitationStatus.OPEN,
                        Caller.current().userId(),
                        now.plus(Duration.ofDays(days)),
                        null,
                        null,
                        now);
        var code = InvitationCode.random();
        while (!invitations.add(invitation, code)) {
            code = InvitationCode.random();
        }
        outbox.publish(
                new InvitationIssued(
                        invitation.id(),
                        role,
                        propertyIds,
                        invitation.invitedBy(),
                        invitation.expiresAt(),
                        now));
        return new Issued(invitation, code.text());
    }

    private void requireHouses(List<UUID> propertyIds) {
        var known = houses.among(propertyIds);
        var unknown =
                IntStream.range(0, propertyIds.size())
                        .filter(i -> !known.contains(propertyIds.get(i)))
                        .mapToObj(i ->
                                new FieldMessage(
                                        "propertyIds[%d]".formatted(i),
                                        "field.unknown-house",
                                        List.of()))
                        .toList();
        if (!unknown.isEmpty()) {
            throw new BadParameterException(unknown);
        }
    }
}
