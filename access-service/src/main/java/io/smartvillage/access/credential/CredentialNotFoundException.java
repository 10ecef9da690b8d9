package io.smartvillage.access.credential;

import java.util.UUID;

public final class CredentialNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID credentialId;

    CredentialNotFoundException(UUID credentialId) {
        super("no credential " + credentialId);
        this.credentialId = credentialId;
    }

    public UUID credentialId() {
        return credentialId;
    }
}
