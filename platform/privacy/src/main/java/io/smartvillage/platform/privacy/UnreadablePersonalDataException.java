package io.smartvillage.platform.privacy;

import java.util.UUID;

/// The key is gone (erasure), or the bytes are not what this village wrote.
public final class UnreadablePersonalDataException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadablePersonalDataException(UUID villageId, Throwable cause) {
        super("personal data of village " + villageId + " cannot be read", cause);
    }
}
