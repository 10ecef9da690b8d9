package io.smartvillage.identity.keycloak;

/// The username or e-mail address belongs to an account that was not shown to be the same person's;
/// the account was not touched.
public final class AccountTakenException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccountTakenException() {
        super("the username or e-mail address belongs to another account");
    }
}
