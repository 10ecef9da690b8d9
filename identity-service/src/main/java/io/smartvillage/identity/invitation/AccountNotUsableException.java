package io.smartvillage.identity.invitation;

import java.util.UUID;

/// The account is a device's, or has a name that no village can write down; nothing was changed.
public final class AccountNotUsableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AccountNotUsableException(UUID accountId) {
        super("account %s can be nobody's in a village".formatted(accountId));
    }
}
