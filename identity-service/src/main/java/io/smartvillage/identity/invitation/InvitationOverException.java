package io.smartvillage.identity.invitation;

import java.util.UUID;

/// Nobody can accept or revoke the invitation any more; nothing was changed.
public final class InvitationOverException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final InvitationStatus status;

    InvitationOverException(UUID invitationId, InvitationStatus status) {
        super("invitation %s is %s".formatted(invitationId, status));
        this.status = status;
    }

    public InvitationStatus status() {
        return status;
    }
}
