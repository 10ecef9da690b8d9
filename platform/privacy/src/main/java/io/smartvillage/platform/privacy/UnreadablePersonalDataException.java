package io.smartvillage.platform.privacy;

import java.util.UUID;

/// The key is gone (erasure), or the bytes are not what this village wrote.
public final class UnreadablePersonalDataException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnreadablePersonalDataException(UUID villageId, Throwable cause) {
        this("personal data of village " + villageId + " cannot be read", cause);
    }

    private UnreadablePersonalDataException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnreadablePersonalDataException wrongMasterKey(UUID villageId, Throwable cause) {
        return new UnreadablePersonalDataException(
                "the key of village %s cannot be unwrapped: smartvillage.privacy.master-key is not the one it was made with"
                        .formatted(villageId),
                cause);
    }
}
