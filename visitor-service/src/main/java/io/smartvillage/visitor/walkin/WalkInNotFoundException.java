package io.smartvillage.visitor.walkin;

import java.util.UUID;

public final class WalkInNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID walkInId;

    WalkInNotFoundException(UUID walkInId) {
        super("no walk-in " + walkInId);
        this.walkInId = walkInId;
    }

    public UUID walkInId() {
        return walkInId;
    }
}
