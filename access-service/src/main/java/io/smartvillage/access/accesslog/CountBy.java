package io.smartvillage.access.accesslog;

import java.time.temporal.ChronoUnit;

public enum CountBy {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    CountBy(ChronoUnit unit) {
        this.unit = unit;
    }

    ChronoUnit unit() {
        return unit;
    }
}
