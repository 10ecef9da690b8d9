package io.smartvillage.platform.privacy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/// A text column that only the village's key can read: `@Convert(converter = EncryptedText.class)`
/// on a `String`, `bytea` in the table.
@Converter
public class EncryptedText implements AttributeConverter<@Nullable String, byte @Nullable []> {

    private final Supplier<PersonalData> personalData;

    @Autowired
    public EncryptedText(PersonalData personalData) {
        this.personalData = () -> personalData;
    }

    /// For the build only: Spring AOT reads the entities without a context, and so without keys.
    EncryptedText() {
        this.personalData =
                () -> {
                    throw new IllegalStateException("no keys while building");
                };
    }

    @Override
    public byte @Nullable [] convertToDatabaseColumn(@Nullable String plain) {
        return plain == null ? null : personalData.get().encrypt(plain);
    }

    @Override
    public @Nullable String convertToEntityAttribute(byte @Nullable [] sealed) {
        return sealed == null ? null : personalData.get().decryptText(sealed);
    }
}
