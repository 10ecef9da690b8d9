package io.smartvillage.access.gate;

import io.smartvillage.access.accesslog.Direction;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum GateDirection {
    ENTRY,
    EXIT,
    BOTH;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    public boolean allows(Direction direction) {
        return switch (this) {
            case ENTRY -> direction == Direction.ENTRY;
            case EXIT -> direction == Direction.EXIT;
            case BOTH -> true;
        };
    }
}
