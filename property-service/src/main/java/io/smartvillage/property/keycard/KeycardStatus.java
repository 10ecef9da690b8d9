package io.smartvillage.property.keycard;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum KeycardStatus {
    ISSUED,
    LOST,
    RETURNED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
