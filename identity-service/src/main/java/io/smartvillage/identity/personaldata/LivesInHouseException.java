package io.smartvillage.identity.personaldata;

import java.util.UUID;

/// The person lives in a house of the village or owns one: nothing changed.
public final class LivesInHouseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LivesInHouseException(UUID userId) {
        super("user " + userId + " lives in a house or owns one");
    }
}
