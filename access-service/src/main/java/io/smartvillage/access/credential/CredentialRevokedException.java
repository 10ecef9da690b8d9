package io.smartvillage.access.credential;

import java.util.UUID;

/// It was revoked before; nothing changed.
public final class CredentialRevokedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID credentialId;

    CredentialRevokedException(UUID credentialId) {
        super("credential %s was revoked before".formatted(credentialId));
        this.credentialId = credentialId;
    }

    public UUID credentialId() {
        return credentialId;
    }
}
