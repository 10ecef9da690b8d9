package io.smartvillage.identity.invitation.web;

import io.smartvillage.identity.invitation.Invitation;
import io.smartvillage.identity.invitation.InvitationStatus;
import io.smartvillage.identity.user.UserRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param code and `link` only in the answer to the request that invited: to hand over
record InvitationView(
        UUID id,
        UserRole role,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone,
        List<UUID> propertyIds,
        InvitationStatus status,
        UUID invitedBy,
        Instant expiresAt,
        @Nullable UUID acceptedBy,
        @Nullable Instant settledAt,
        Instant createdAt,
        @Nullable String code,
        @Nullable String link) {

    static InvitationView of(Invitation invitation) {
        return of(invitation, null, null);
    }

    static InvitationView of(Invitation invitation, @Nullable String code, @Nullable String link) {
        var invitee = invitation.invitee();
        return new InvitationView(
                invitation.id(),
                invitation.role(),
                invitee.displayName(),
                invitee.email(),
                invitee.phone(),
                invitation.propertyIds(),
                invitation.status(),
                invitation.invitedBy(),
                invitation.expiresAt(),
                invitation.acceptedBy(),
                invitation.settledAt(),
                invitation.createdAt(),
                code,
                link);
    }

    @Override
    public String toString() {
        return "InvitationView[" + id + "]";
    }
}
