package io.smartvillage.platform.privacy;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.PrfSet;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;

/// Encrypts with the key of the current village.
///
/// The village's id is authenticated with every text, so that one village's column cannot be read
/// after it was copied into another's.
public final class PersonalData {

    private static final int HASH_BYTES = 32;

    private final DataKeys keys;

    PersonalData(DataKeys keys) {
        this.keys = keys;
    }

    /// Makes or reads the village's keys, so that a later call in a transaction needs no connection
    /// of its own.
    public void prepare() {
        keys.of(CurrentVillage.id());
    }

    public byte[] encrypt(byte[] plain) {
        var village = CurrentVillage.id();
        try {
            return aead(village).encrypt(plain, VillageBytes.of(village));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not encrypted for village " + village, e);
        }
    }

    /// @throws UnreadablePersonalDataException if the key was destroyed, or the bytes are another
    ///   village's or were changed
    public byte[] decrypt(byte[] sealed) {
        var village = CurrentVillage.id();
        try {
            return keys.existing(village).cipher().decrypt(sealed, VillageBytes.of(village));
        } catch (GeneralSecurityException e) {
            throw new UnreadablePersonalDataException(village, e);
        }
    }

    public byte[] encrypt(String plain) {
        return encrypt(plain.getBytes(StandardCharsets.UTF_8));
    }

    public String decryptText(byte[] sealed) {
        return new String(decrypt(sealed), StandardCharsets.UTF_8);
    }

    /// The same text has the same hash within a village, and another one in every other village.
    ///
    /// @param purpose names the column, so that equal texts in two columns do not match
    /// @return 32 bytes
    public byte[] searchHash(String purpose, String normalized) {
        var village = CurrentVillage.id();
        try {
            PrfSet prf = keys.of(village).searchHash();
            return prf.computePrimary(
                    (purpose + '\0' + normalized).getBytes(StandardCharsets.UTF_8), HASH_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no search hash for village " + village, e);
        }
    }

    private Aead aead(UUID village) {
        return keys.of(village).cipher();
    }
}
