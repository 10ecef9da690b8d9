package io.smartvillage.visitor.visitor;

import java.util.UUID;

/// The visitor's status does not allow the change; nothing changed.
public final class VisitorStatusException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID visitorId;
    private final VisitorStatus status;

    VisitorStatusException(UUID visitorId, VisitorStatus status) {
        super("visitor %s is %s".formatted(visitorId, status));
        this.visitorId = visitorId;
        this.status = status;
    }

    public UUID visitorId() {
        return visitorId;
    }

    public VisitorStatus status() {
        return status;
    }
}
