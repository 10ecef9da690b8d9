package io.smartvillage.billing.bankstatement.reading;

/// A cell does not hold what its column promises.
final class UnreadableCellException extends Exception {

    private static final long serialVersionUID = 1L;

    private final RowError.Reason reason;

    UnreadableCellException(RowError.Reason reason) {
        super(reason.name(), null, false, false);
        this.reason = reason;
    }

    RowError.Reason reason() {
        return reason;
    }
}
