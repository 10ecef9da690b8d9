package io.smartvillage.identity.village;

import java.util.Locale;

/// Suspended: read, not changed; its gates go on. Closed: nobody but the operator looks at it, and
/// it can be opened again. Erased: its keys are destroyed, for good.
public enum VillageStatus {
    PROVISIONING,
    ACTIVE,
    SUSPENDED,
    CLOSED,
    ERASED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VillageStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
