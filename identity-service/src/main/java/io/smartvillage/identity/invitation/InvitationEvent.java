package io.smartvillage.identity.invitation;

import io.smartvillage.identity.user.UserRole;
import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Facts about an invitation; who is invited is in none of them.
sealed interface InvitationEvent {

    String TOPIC = "identity.invitation.v1";

    @PublishedOn(value = TOPIC, key = "invitationId")
    record InvitationIssued(
            UUID invitationId,
            UserRole role,
            List<UUID> propertyIds,
            UUID invitedBy,
            Instant expiresAt,
            Instant issuedAt)
            implements InvitationEvent {}

    @PublishedOn(value = TOPIC, key = "invitationId")
    record InvitationAccepted(
            UUID invitationId,
            UUID userId,
            UserRole role,
            List<UUID> propertyIds,
            Instant acceptedAt)
            implements InvitationEvent {}

    @PublishedOn(value = TOPIC, key = "invitationId")
    record InvitationRevoked(UUID invitationId, UUID revokedBy, Instant revokedAt)
            implements InvitationEvent {}
}
