package io.smartvillage.platform.web.precondition;

/// A change without `If-Match`; answered with 428.
final class MissingPreconditionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MissingPreconditionException() {
        super("If-Match is missing");
    }
}
