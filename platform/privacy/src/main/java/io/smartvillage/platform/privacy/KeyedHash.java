package io.smartvillage.platform.privacy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a secret too short to be hashed without a key is stored, told and compared as: HMAC-SHA256
/// of the village's id (16 bytes) and the text (UTF-8).
///
/// The key is one for all villages, so that services that are given it agree. What stays within one
/// service has [PersonalData#searchHash], with a key per village.
public final class KeyedHash {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /// @param property where the key is from, for the message when it cannot be used
    /// @throws IllegalArgumentException if the key is not 32 bytes in base64
    public KeyedHash(String property, String base64) {
        this.key = new SecretKeySpec(SecretKeyText.decode(property, base64), ALGORITHM);
    }

    /// @return 32 bytes
    public byte[] of(UUID villageId, String text) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(VillageBytes.of(villageId));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no HMAC-SHA256 on this JDK", e);
        }
    }
}
