package io.smartvillage.identity.user;

import java.util.UUID;

/// The account belongs to the village already; nothing was changed.
public final class AlreadyMemberException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    AlreadyMemberException(UUID userId) {
        super("user %s belongs to the village already".formatted(userId));
    }
}
