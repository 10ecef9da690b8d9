package io.smartvillage.access.credential;

/// Somebody of the village has this card, plate or app; nothing was stored.
public final class CredentialTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CredentialTakenException(CredentialKind kind) {
        super("%s is in use".formatted(kind));
    }
}
