package io.smartvillage.platform.keycloak;

import org.jspecify.annotations.Nullable;

/// Keycloak did not answer, or not in a way that says the request was wrong. The request may or may
/// not have been done; every call may be repeated.
public final class KeycloakUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public KeycloakUnavailableException(String request, @Nullable Throwable cause) {
        super(
                "Keycloak is not available: %s%s"
                        .formatted(request, cause == null ? "" : ": " + cause.getMessage()),
                cause);
    }
}
