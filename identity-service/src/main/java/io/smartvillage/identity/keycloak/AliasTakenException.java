package io.smartvillage.identity.keycloak;

/// Keycloak has an organization of that alias, and it is another village.
public final class AliasTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AliasTakenException(String alias) {
        super("Keycloak's organization %s is another village".formatted(alias));
    }
}
