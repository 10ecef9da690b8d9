package io.smartvillage.visitor.qrpass;

import java.util.UUID;

/// A pass that opens nothing is not shown.
public final class PassNotValidException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID passId;
    private final PassHolder.Status status;

    PassNotValidException(UUID passId, PassHolder.Status status) {
        super("pass %s is %s".formatted(passId, status));
        this.passId = passId;
        this.status = status;
    }

    public UUID passId() {
        return passId;
    }

    public PassHolder.Status status() {
        return status;
    }
}
