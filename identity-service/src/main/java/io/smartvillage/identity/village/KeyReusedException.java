package io.smartvillage.identity.village;

/// The Idempotency-Key came with another request before; nothing was done.
public final class KeyReusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;

    KeyReusedException(String key) {
        super("Idempotency-Key was used for another request: " + key);
        this.key = key;
    }

    public String key() {
        return key;
    }
}
