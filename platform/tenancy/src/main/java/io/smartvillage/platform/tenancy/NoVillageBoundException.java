package io.smartvillage.platform.tenancy;

/// Work that needs a village ran without one; nothing was read or written.
public final class NoVillageBoundException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    NoVillageBoundException() {
        super("no village is bound to the current work");
    }
}
