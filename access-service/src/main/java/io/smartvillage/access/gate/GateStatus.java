package io.smartvillage.access.gate;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum GateStatus {
    ACTIVE,
    CLOSED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
