package io.smartvillage.visitor.visitor;

import java.time.Instant;
import java.util.UUID;

/// The visitor is expected at another time; nothing changed.
public final class VisitorOutsideWindowException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID visitorId;
    private final Instant validFrom;
    private final Instant validUntil;

    VisitorOutsideWindowException(UUID visitorId, Instant validFrom, Instant validUntil) {
        super("visitor %s is expected from %s to %s".formatted(visitorId, validFrom, validUntil));
        this.visitorId = visitorId;
        this.validFrom = validFrom;
        this.validUntil = validUntil;
    }

    public UUID visitorId() {
        return visitorId;
    }

    public Instant validFrom() {
        return validFrom;
    }

    public Instant validUntil() {
        return validUntil;
    }
}
