package io.smartvillage.identity.user;

import java.util.UUID;

/// There is none, or it is not the caller's to see.
public final class UserNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID userId;

    public UserNotFoundException(UUID userId) {
        super("no user " + userId);
        this.userId = userId;
    }

    public UUID userId() {
        return userId;
    }
}
