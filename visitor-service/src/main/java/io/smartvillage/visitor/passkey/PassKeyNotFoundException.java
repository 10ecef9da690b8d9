package io.smartvillage.visitor.passkey;

import java.util.UUID;

public final class PassKeyNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID passKeyId;

    PassKeyNotFoundException(UUID passKeyId) {
        super("no pass key " + passKeyId);
        this.passKeyId = passKeyId;
    }

    public UUID passKeyId() {
        return passKeyId;
    }
}
