package io.smartvillage.infra.keycloak;

/// Keycloak answered a request with an error. `error` is its short code (`invalid_scope`,
/// `invalid_grant` …).
public final class KeycloakRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;

    KeycloakRefusedException(String request, int status, String error, String description) {
        super(
                "Keycloak refused %s: %d %s %s"
                        .formatted(request, status, error, description)
                        .strip());
        this.status = status;
        this.error = error;
    }

    public int status() {
        return status;
    }

    public String error() {
        return error;
    }
}
