package io.smartvillage.platform.personaldata;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.HybridEncrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.hybrid.PredefinedHybridParameters;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.UUID;

/// The two keys of one export: services seal their parts with the public one, and only who has the
/// private one reads them.
public final class ExportKey {

    private final KeysetHandle privateKey;

    private ExportKey(KeysetHandle privateKey) {
        this.privateKey = privateKey;
    }

    public static ExportKey generate() {
        try {
            HybridConfig.register();
            return new ExportKey(
                    KeysetHandle.generateNew(
                            PredefinedHybridParameters.ECIES_P256_HKDF_HMAC_SHA256_AES128_GCM,
                            RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no key for an export", e);
        }
    }

    /// @param secret of [#secret]
    public static ExportKey of(byte[] secret) {
        try {
            HybridConfig.register();
            return new ExportKey(
                    TinkProtoKeysetFormat.parseKeyset(
                            secret, InsecureSecretKeyAccess.get(), RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("no key of an export", e);
        }
    }

    /// To be stored encrypted only.
    public byte[] secret() {
        try {
            return TinkProtoKeysetFormat.serializeKeyset(
                    privateKey, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// In base64.
    public String publicKey() {
        try {
            return Base64.getEncoder()
                    .encodeToString(
                            TinkProtoKeysetFormat.serializeKeysetWithoutSecret(
                                    privateKey.getPublicKeysetHandle(),
                                    RegistryConfiguration.get()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /// @throws IllegalArgumentException if the part is not what the service sealed for this export
    public byte[] open(UUID exportId, String service, int part, byte[] sealed) {
        try {
            return privateKey
                    .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class)
                    .decrypt(sealed, context(exportId, service, part));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException(
                    "part %d of %s is not of export %s".formatted(part, service, exportId), e);
        }
    }

    /// @throws IllegalArgumentException if the key is none
    static byte[] seal(String publicKey, UUID exportId, String service, int part, byte[] plain) {
        try {
            HybridConfig.register();
            return TinkProtoKeysetFormat.parseKeysetWithoutSecret(
                            Base64.getDecoder().decode(publicKey), RegistryConfiguration.get())
                    .getPrimitive(RegistryConfiguration.get(), HybridEncrypt.class)
                    .encrypt(plain, context(exportId, service, part));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("export " + exportId + " has no usable key", e);
        }
    }

    private static byte[] context(UUID exportId, String service, int part) {
        return "%s:%s:%d".formatted(exportId, service, part).getBytes(StandardCharsets.UTF_8);
    }
}
