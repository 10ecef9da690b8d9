package io.smartvillage.billing.feeschedule;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// As property-service tells it of each house.
public enum LandUse {
    RESIDENTIAL,
    COMMERCIAL,
    VACANT_LAND;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
