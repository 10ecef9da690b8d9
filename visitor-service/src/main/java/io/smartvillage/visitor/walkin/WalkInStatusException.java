package io.smartvillage.visitor.walkin;

import java.util.UUID;

/// The question is not open any more; nothing changed.
public final class WalkInStatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID walkInId;
    private final WalkInStatus status;

    WalkInStatusException(UUID walkInId, WalkInStatus status) {
        super("walk-in %s is %s".formatted(walkInId, status));
        this.walkInId = walkInId;
        this.status = status;
    }

    public UUID walkInId() {
        return walkInId;
    }

    public WalkInStatus status() {
        return status;
    }
}
