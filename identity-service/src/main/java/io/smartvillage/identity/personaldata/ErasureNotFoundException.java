package io.smartvillage.identity.personaldata;

import java.util.UUID;

public final class ErasureNotFoundException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final UUID erasureId;

    ErasureNotFoundException(UUID erasureId) {
        super("no erasure " + erasureId);
        this.erasureId = erasureId;
    }

    public UUID erasureId() {
        return erasureId;
    }
}
