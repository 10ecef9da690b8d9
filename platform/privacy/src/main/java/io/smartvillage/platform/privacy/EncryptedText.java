package io.smartvillage.platform.privacy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

/// A text column that only the village's key can read: `@Convert(converter = EncryptedText.class)`
/// on a `String`, `bytea` in the table.
@Converter
public class EncryptedText implements AttributeConverter<@Nullable String, byte @Nullable []> {

    private final PersonalData personalData;

    public EncryptedText(PersonalData personalData) {
        this.personalData = personalData;
    }

    @Override
    public byte @Nullable [] convertToDatabaseColumn(@Nullable String plain) {
        return plain == null ? null : personalData.encrypt(plain);
    }

    @Override
    public @Nullable String convertToEntityAttribute(byte @Nullable [] sealed) {
        return sealed == null ? null : personalData.decryptText(sealed);
    }
}
