package io.smartvillage.property.pet;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum Species {
    DOG,
    CAT,
    BIRD,
    RABBIT,
    FISH,
    OTHER;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
