package io.smartvillage.identity.audit;

/// As many exports run as this instance does at a time; answered with 429.
public final class TooManyExportsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooManyExportsException() {
        super("too many exports of the audit log at once");
    }
}
