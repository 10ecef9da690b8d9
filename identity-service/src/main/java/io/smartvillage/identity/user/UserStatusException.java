package io.smartvillage.identity.user;

import java.util.UUID;

/// The person is not in a status that the change starts from; nothing was changed.
public final class UserStatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID userId;
    private final UserStatus status;

    UserStatusException(UUID userId, UserStatus status) {
        super("user %s is %s".formatted(userId, status));
        this.userId = userId;
        this.status = status;
    }

    public UUID userId() {
        return userId;
    }

    public UserStatus status() {
        return status;
    }
}
