package io.smartvillage.access.credential;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum CredentialKind {
    CARD,
    PLATE,
    APP;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    /// How a value is compared: a card's and a plate's letters and digits only, upper case; an
    /// app's key as it is.
    String normalized(String value) {
        return switch (this) {
            case CARD, PLATE ->
                    value.replaceAll("[^\\p{L}\\p{M}\\p{N}]", "").toUpperCase(Locale.ROOT);
            case APP -> value.strip();
        };
    }

    public boolean isReadable(String value) {
        return !normalized(value).isEmpty();
    }

    /// How a value is compared with the deny list: of a plate, letters and digits that look alike
    /// are the same.
    String confusable(String value) {
        var normalized = normalized(value);
        return this == PLATE
                ? normalized.replace('O', '0').replace('I', '1').replace('B', '8')
                : normalized;
    }
}
