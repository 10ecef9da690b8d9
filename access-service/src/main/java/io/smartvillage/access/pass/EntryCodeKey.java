package io.smartvillage.access.pass;

import io.smartvillage.platform.privacy.KeyedHash;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What a code is known as: its hash under the key that visitor-service has, too, and nobody else.
@Component
public class EntryCodeKey {

    private final KeyedHash hash;

    /// @throws IllegalArgumentException if the key is not 32 bytes in base64
    EntryCodeKey(@Value("${smartvillage.entry-codes.key}") String base64) {
        this.hash = new KeyedHash("smartvillage.entry-codes.key", base64);
    }

    /// @return 32 bytes
    public byte[] hash(UUID villageId, String code) {
        return hash.of(villageId, code);
    }
}
