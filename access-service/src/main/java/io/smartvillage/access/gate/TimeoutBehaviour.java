package io.smartvillage.access.gate;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// What the device does when no answer comes in time: chosen for each gate, never an accident
/// (domain rule 20).
public enum TimeoutBehaviour {
    FAIL_OPEN,
    FAIL_CLOSED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
