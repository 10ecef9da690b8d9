package io.smartvillage.configserver;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.encrypt.TextEncryptor;
import org.springframework.util.function.SingletonSupplier;

/// The `{cipher}…` values: hex of a random 12-byte IV and AES-256-GCM. A changed value does not
/// decrypt.
final class SecretValues implements TextEncryptor {

    private static final String AES_GCM = "AES/GCM/NoPadding";
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int ITERATIONS = 210_000;
    private static final HexFormat HEX = HexFormat.of();

    /// Keeps the derived key from being anybody else's; it is no secret.
    private static final byte[] SALT = "smart-village settings".getBytes(StandardCharsets.US_ASCII);

    private final SecureRandom random = new SecureRandom();

    /// Derived at the first use: most starts need none.
    private final Supplier<SecretKey> key;

    SecretValues(String password) {
        this.key = SingletonSupplier.of(() -> derive(password));
    }

    @Override
    public String encrypt(String text) {
        var iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        var sealed = run(Cipher.ENCRYPT_MODE, iv, text.getBytes(StandardCharsets.UTF_8));
        return HEX.formatHex(
                ByteBuffer.allocate(iv.length + sealed.length).put(iv).put(sealed).array());
    }

    @Override
    public String decrypt(String encryptedText) {
        var bytes = ByteBuffer.wrap(HEX.parseHex(encryptedText));
        if (bytes.remaining() < IV_BYTES + TAG_BITS / 8) {
            throw new IllegalArgumentException("too short to be a {cipher} value");
        }
        var iv = new byte[IV_BYTES];
        bytes.get(iv);
        var sealed = new byte[bytes.remaining()];
        bytes.get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, iv, sealed), StandardCharsets.UTF_8);
    }

    private byte[] run(int mode, byte[] iv, byte[] text) {
        try {
            var cipher = Cipher.getInstance(AES_GCM);
            cipher.init(mode, key.get(), new GCMParameterSpec(TAG_BITS, iv));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not a {cipher} value of this ENCRYPT_KEY", e);
        }
    }

    private static SecretKey derive(String password) {
        if (password.isBlank()) {
            throw new IllegalStateException(
                    "ENCRYPT_KEY is not set: {cipher} values can be neither made nor read");
        }
        try {
            var derived =
                    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                            .generateSecret(
                                    new PBEKeySpec(password.toCharArray(), SALT, ITERATIONS, 256));
            return new SecretKeySpec(derived.getEncoded(), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot derive the key", e);
        }
    }
}
