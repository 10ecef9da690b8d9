package io.smartvillage.property.property;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// Common fees may differ by it (Land Allocation Act s. 49, domain rule 10).
public enum LandUse {
    RESIDENTIAL,
    COMMERCIAL,
    VACANT_LAND;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
