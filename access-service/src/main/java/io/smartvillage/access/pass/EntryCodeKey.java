package io.smartvillage.access.pass;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What a code is known as: HMAC-SHA256 of the village's id (16 bytes) and the code.
/// visitor-service has the same key, `smartvillage.entry-codes.key`, and nobody else.
@Component
public class EntryCodeKey {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final SecretKeySpec key;

    /// @throws IllegalArgumentException if the key is not 32 bytes in base64
    EntryCodeKey(@Value("${smartvillage.entry-codes.key}") String base64) {
        var bytes = Base64.getDecoder().decode(base64);
        if (bytes.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "smartvillage.entry-codes.key has %d bytes, not %d"
                            .formatted(bytes.length, KEY_BYTES));
        }
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /// @return 32 bytes
    public byte[] hash(UUID villageId, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(
                    ByteBuffer.allocate(Long.BYTES * 2)
                            .putLong(villageId.getMostSignificantBits())
                            .putLong(villageId.getLeastSignificantBits())
                            .flip());
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA256 on this JDK", e);
        }
    }
}
