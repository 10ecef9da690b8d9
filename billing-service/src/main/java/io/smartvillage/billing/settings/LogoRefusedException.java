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

    /// Without a cause: the advice for uploads would answer in its stead.
    LogoRefusedException(Reason reason) {
        super("logo refused: " + reason);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
