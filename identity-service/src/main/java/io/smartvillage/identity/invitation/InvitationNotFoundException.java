package io.smartvillage.identity.invitation;

/// There is none of that id, or of that code, or it is not the caller's to see.
public final class InvitationNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvitationNotFoundException() {
        super("no such invitation");
    }
}
