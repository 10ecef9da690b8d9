package io.smartvillage.access.accesslog;

/// Each export keeps a connection to the database for as long as it is read, and gates need them.
public final class TooManyExportsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyExportsException() {
        super("enough exports of the access log are running");
    }
}
