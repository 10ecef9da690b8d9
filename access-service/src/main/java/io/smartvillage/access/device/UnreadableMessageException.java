package io.smartvillage.access.device;

/// What a device sent cannot be read; nothing was stored.
public final class UnreadableMessageException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String reason;

    public UnreadableMessageException(String reason) {
        super(reason);
        this.reason = reason;
    }

    public UnreadableMessageException(String reason, Throwable cause) {
        super(reason, cause);
        this.reason = reason;
    }

    public String reason() {
        return reason;
    }
}
