package io.smartvillage.access.credential;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Facts about a credential; its value is in none of them.
sealed interface CredentialEvent {

    String TOPIC = "access.credential.v1";

    @PublishedOn(value = TOPIC, key = "credentialId")
    record CredentialIssued(
            UUID credentialId, CredentialKind kind, UUID userId, UUID propertyId, Instant issuedAt)
            implements CredentialEvent {}

    @PublishedOn(value = TOPIC, key = "credentialId")
    record CredentialRevoked(
            UUID credentialId, CredentialKind kind, UUID userId, UUID propertyId, Instant revokedAt)
            implements CredentialEvent {}
}
