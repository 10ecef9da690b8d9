package io.smartvillage.platform.privacy;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.function.Supplier;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;

/// A text column that dies with its person's key: `@Convert(converter = PersonTextColumn.class)` on
/// a [PersonText], `bytea` in the table. What [EncryptedText] wrote there before stays readable.
@Converter
@Immutable
public class PersonTextColumn
        implements AttributeConverter<@Nullable PersonText, byte @Nullable []> {

    private final Supplier<PersonKeys> keys;

    @Autowired
    public PersonTextColumn(PersonKeys keys) {
        this.keys = () -> keys;
    }

    /// For the build only: Spring AOT reads the entities without a context, and so without keys.
    PersonTextColumn() {
        this.keys =
                () -> {
                    throw new IllegalStateException("no keys while building");
                };
    }

    @Override
    public byte @Nullable [] convertToDatabaseColumn(@Nullable PersonText text) {
        return text == null ? null : keys.get().encrypt(text);
    }

    @Override
    public @Nullable PersonText convertToEntityAttribute(byte @Nullable [] sealed) {
        return sealed == null ? null : keys.get().decrypt(sealed);
    }
}
