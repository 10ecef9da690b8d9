package io.smartvillage.access.decision;

/// The nonce came with another request before; nothing was decided.
public final class NonceReusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NonceReusedException() {
        super("the nonce came with another request at this gate");
    }
}
