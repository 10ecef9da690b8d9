package io.smartvillage.identity.keycloak;

import java.util.UUID;

/// The account is not one village's alone, so no village has a say over what it signs in with;
/// nothing was changed.
public final class AccountSharedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccountSharedException(UUID userId) {
        super("account %s is not this village's alone".formatted(userId));
    }
}
