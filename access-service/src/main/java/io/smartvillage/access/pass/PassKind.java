package io.smartvillage.access.pass;

import java.util.Locale;

public enum PassKind {
    VISIT,
    DELIVERY,
    WALK_IN,
    RECURRING;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static PassKind of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
