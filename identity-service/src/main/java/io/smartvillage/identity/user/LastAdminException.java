package io.smartvillage.identity.user;

import java.util.UUID;

/// The village would be left without an active admin; nothing was changed.
public final class LastAdminException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID userId;

    LastAdminException(UUID userId) {
        super("user %s is the last admin".formatted(userId));
        this.userId = userId;
    }

    public UUID userId() {
        return userId;
    }
}
