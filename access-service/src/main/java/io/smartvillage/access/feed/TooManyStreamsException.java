package io.smartvillage.access.feed;

public final class TooManyStreamsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyStreamsException() {
        super("as many as may are following the access log");
    }
}
