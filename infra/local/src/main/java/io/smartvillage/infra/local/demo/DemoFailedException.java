package io.smartvillage.infra.local.demo;

/// A step did not do what it must; the message says which and what came instead.
public final class DemoFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DemoFailedException(String message) {
        super(message);
    }

    DemoFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
