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
}
