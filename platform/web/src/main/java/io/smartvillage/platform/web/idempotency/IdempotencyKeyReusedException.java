package io.smartvillage.platform.web.idempotency;

/// The key came with another request before; answered with 422, nothing was done.
final class IdempotencyKeyReusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    IdempotencyKeyReusedException(String key) {
        super("Idempotency-Key was used for another request: " + key);
    }
}
