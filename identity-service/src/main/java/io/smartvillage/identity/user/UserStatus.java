package io.smartvillage.identity.user;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// Inactive: does not belong to the village any more. Suspended: kept out of it. Neither may act
/// there.
public enum UserStatus {
    ACTIVE,
    INACTIVE,
    SUSPENDED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
