package io.smartvillage.access.credential.web;

import io.smartvillage.access.credential.Credential;
import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialStatus;
import java.time.Instant;
import java.util.UUID;

record CredentialView(
        UUID id,
        CredentialKind kind,
        UUID userId,
        UUID propertyId,
        CredentialStatus status,
        Instant createdAt,
        Instant updatedAt) {

    static CredentialView of(Credential credential) {
        return new CredentialView(
                credential.id(),
                credential.kind(),
                credential.userId(),
                credential.propertyId(),
                credential.status(),
                credential.createdAt(),
                credential.updatedAt());
    }
}
