package io.smartvillage.billing.bankstatement;

/// The bank said something else about this transaction before; nothing was stored.
public final class CallbackChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String transactionId;

    CallbackChangedException(String transactionId) {
        super("transaction %s was called back with another content".formatted(transactionId));
        this.transactionId = transactionId;
    }

    public String transactionId() {
        return transactionId;
    }
}
