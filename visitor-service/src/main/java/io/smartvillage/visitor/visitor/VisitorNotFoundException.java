package io.smartvillage.visitor.visitor;

import java.util.UUID;

public final class VisitorNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID visitorId;

    VisitorNotFoundException(UUID visitorId) {
        super("no visitor " + visitorId);
        this.visitorId = visitorId;
    }

    public UUID visitorId() {
        return visitorId;
    }
}
