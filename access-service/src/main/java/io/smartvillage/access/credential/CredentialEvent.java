package io.smartvillage.access.credential;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Facts about a credential; its value and its label are in none of them.
sealed interface CredentialEvent {

    String TOPIC = "access.credential.v1";

    @PublishedOn(value = TOPIC, key = "credentialId")
    record CredentialIssued(
            UUID credentialId, CredentialKind kind, UUID userId, UUID propertyId, Instant issuedAt)
            implements CredentialEvent {}

    @PublishedOn(value = TOPIC, key = "credentialId")
    record CredentialChanged(
            UUID credentialId,
            CredentialKind kind,
            UUID userId,
            UUID propertyId,
            @Nullable Instant validFrom,
            @Nullable Instant validUntil,
            List<UUID> zoneIds,
            Instant changedAt)
            implements CredentialEvent {}

    @PublishedOn(value = TOPIC, key = "credentialId")
    record CredentialSuspended(
            UUID credentialId,
            CredentialKind kind,
            UUID userId,
            UUID propertyId,
            Instant suspendedAt)
            implements CredentialEvent {}

    @PublishedOn(value = TOPIC, key = "credentialId")
    record CredentialReactivated(
            UUID credentialId,
            CredentialKind kind,
            UUID userId,
            UUID propertyId,
            Instant reactivatedAt)
            implements CredentialEvent {}

    @PublishedOn(value = TOPIC, key = "credentialId")
    record CredentialReportedLost(
            UUID credentialId,
            CredentialKind kind,
            UUID userId,
            UUID propertyId,
            Instant reportedAt)
            implements CredentialEvent {}

    @PublishedOn(value = TOPIC, key = "credentialId")
    record CredentialRevoked(
            UUID credentialId, CredentialKind kind, UUID userId, UUID propertyId, Instant revokedAt)
            implements CredentialEvent {}
}
