package io.smartvillage.platform.keycloak;

/// Keycloak refuses a request of ours for good.
public final class KeycloakRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    public KeycloakRefusedException(String request, int status) {
        super("Keycloak refused %s with %d".formatted(request, status));
        this.status = status;
    }

    public int status() {
        return status;
    }
}
