package io.smartvillage.identity.user;

import java.util.UUID;

/// Nothing is left of the person, so there is nothing to do about them.
public final class PersonErasedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public PersonErasedException(UUID userId) {
        super("user " + userId + " was erased");
    }
}
