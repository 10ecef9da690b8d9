package io.smartvillage.visitor.passkey;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum PassKeyStatus {
    /// Signs: at most one in a village.
    ACTIVE,
    /// Signs no more; what it has signed stays good until it ends.
    RETIRED,
    /// Nothing it has signed is good.
    REVOKED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
