package io.smartvillage.property.occupancy;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// As what a person lives in a house.
public enum OccupancyKind {
    OWNER,
    TENANT,
    FAMILY;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
