package io.smartvillage.billing.promptpay;

/// Data that no payment code may carry. The message names the field, never its value.
public final class InvalidPaymentDataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String field;

    InvalidPaymentDataException(String field, String problem) {
        super(field + ": " + problem);
        this.field = field;
    }

    /// As `ref1`, `billerId`, `amount`.
    public String field() {
        return field;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
