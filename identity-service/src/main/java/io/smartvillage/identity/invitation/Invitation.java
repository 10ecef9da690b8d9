package io.smartvillage.identity.invitation;

import io.smartvillage.identity.user.UserRole;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One person may join the village as `role`, until `expiresAt`.
///
/// @param propertyIds houses that it is about, for property-service
/// @param acceptedBy the account that it was bound to
/// @param settledAt when it was accepted or revoked
public record Invitation(
        UUID id,
        UserRole role,
        Invitee invitee,
        List<UUID> propertyIds,
        InvitationStatus status,
        UUID invitedBy,
        Instant expiresAt,
        @Nullable UUID acceptedBy,
        @Nullable Instant settledAt,
        Instant createdAt) {}
