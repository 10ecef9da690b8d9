package io.smartvillage.platform.web.precondition;

/// Somebody changed the resource since the caller read it; answered with 412.
public final class StalePreconditionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    StalePreconditionException(long seen, long current) {
        super("version %d was seen, the current one is %d".formatted(seen, current));
    }
}
