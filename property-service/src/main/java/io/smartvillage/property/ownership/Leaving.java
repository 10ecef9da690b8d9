package io.smartvillage.property.ownership;

import io.smartvillage.property.occupancy.OccupancyKind;
import java.util.EnumSet;
import java.util.Set;

/// Who of those that live in a sold house moves out on the day of its sale.
public enum Leaving {
    /// They agree on it otherwise.
    NOBODY,
    /// The seller's household. A lease binds the buyer: tenants stay (Civil and Commercial Code s.
    /// 569).
    OWNERS,
    EVERYBODY;

    Set<OccupancyKind> kinds() {
        return switch (this) {
            case NOBODY -> EnumSet.noneOf(OccupancyKind.class);
            case OWNERS -> EnumSet.of(OccupancyKind.OWNER, OccupancyKind.FAMILY);
            case EVERYBODY -> EnumSet.allOf(OccupancyKind.class);
        };
    }
}
