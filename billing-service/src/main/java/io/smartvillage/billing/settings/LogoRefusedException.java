package io.smartvillage.billing.settings;

/// The logo is no picture to be printed; nothing was stored.
public final class LogoRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public enum Reason {
        NO_BASE64,
        NO_PICTURE,
        TOO_LARGE
    }

    private final Reason reason;

    LogoRefusedException(Reason reason, Throwable cause) {
        super("logo refused: " + reason, cause);
        this.reason = reason;
    }

    LogoRefusedException(Reason reason) {
        super("logo refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
