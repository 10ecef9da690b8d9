package io.smartvillage.platform.web.problem;

/// The rest of an answer cannot be written although its beginning has been sent. No problem is
/// written behind that: the connection is closed, so that the answer cannot pass for a whole one.
public final class BrokenOffException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public BrokenOffException(Throwable cause) {
        super("an answer broke off", cause);
    }
}
