package io.smartvillage.access.decision;

/// The decision was not made in time: there are more than can be written, or the database does not
/// answer. Asked again with the same nonce it is made once.
public final class DecisionsBusyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DecisionsBusyException(String why) {
        super(why);
    }

    DecisionsBusyException(String why, Throwable cause) {
        super(why, cause);
    }
}
