package io.smartvillage.gateway.admission;

/// The token does not hold. Why is nobody's business but ours.
final class BadTokenException extends Exception {

    private static final long serialVersionUID = 1L;

    BadTokenException(String reason) {
        // Ordinary here, and may come in floods: no stack trace.
        super(reason, null, false, false);
    }
}
