package io.smartvillage.platform.privacy;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.security.GeneralSecurityException;

/// The key that wraps the villages' keys: 32 bytes, base64, from `smartvillage.privacy.master-key`.
final class MasterKey {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;

    private MasterKey() {}

    /// @throws IllegalArgumentException if it is not 32 bytes in base64; the key is not named
    @AccessesPartialKey
    static Aead of(String base64) {
        var bytes = SecretKeyText.decode("smartvillage.privacy.master-key", base64);
        try {
            AeadConfig.register();
            var parameters =
                    AesGcmParameters.builder()
                            .setKeySizeBytes(SecretKeyText.BYTES)
                            .setIvSizeBytes(NONCE_BYTES)
                            .setTagSizeBytes(TAG_BYTES)
                            .setVariant(AesGcmParameters.Variant.NO_PREFIX)
                            .build();
            var key =
                    AesGcmKey.builder()
                            .setParameters(parameters)
                            .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                            .build();
            return KeysetHandle.newBuilder()
                    .addEntry(KeysetHandle.importKey(key).withRandomId().makePrimary())
                    .build()
                    .getPrimitive(RegistryConfiguration.get(), Aead.class);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the master key cannot be used", e);
        }
    }
}
