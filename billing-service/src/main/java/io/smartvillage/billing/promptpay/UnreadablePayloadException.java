package io.smartvillage.billing.promptpay;

/// A code cannot be read. The message says where and why, without what the code holds: that may be
/// personal data.
public final class UnreadablePayloadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Fault fault;

    UnreadablePayloadException(Fault fault, String message) {
        super(message);
        this.fault = fault;
    }

    static UnreadablePayloadException because(InvalidPaymentDataException cause) {
        var unreadable = new UnreadablePayloadException(Fault.WRONG_VALUE, cause.getMessage());
        unreadable.initCause(cause);
        return unreadable;
    }

    public Fault fault() {
        return fault;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
