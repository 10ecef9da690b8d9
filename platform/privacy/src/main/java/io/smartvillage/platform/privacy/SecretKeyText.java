package io.smartvillage.platform.privacy;

import java.util.Base64;

/// A key of 32 bytes as a property holds it, in base64.
final class SecretKeyText {

    static final int BYTES = 32;

    private SecretKeyText() {}

    /// @throws IllegalArgumentException if it is not 32 bytes in base64; it names the property and
    ///   does not show the key
    static byte[] decode(String property, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(property + " is not base64");
        }
        if (key.length != BYTES) {
            throw new IllegalArgumentException(
                    "%s has %d bytes, not %d".formatted(property, key.length, BYTES));
        }
        return key;
    }
}
