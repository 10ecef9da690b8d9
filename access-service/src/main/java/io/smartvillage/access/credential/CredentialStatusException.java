package io.smartvillage.access.credential;

import java.util.Locale;
import java.util.UUID;

/// The credential's status does not allow it; nothing changed.
public final class CredentialStatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID credentialId;
    private final CredentialStatus status;

    CredentialStatusException(UUID credentialId, CredentialStatus status) {
        super("credential %s is %s".formatted(credentialId, status));
        this.credentialId = credentialId;
        this.status = status;
    }

    public UUID credentialId() {
        return credentialId;
    }

    /// As the API writes it.
    public String status() {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
