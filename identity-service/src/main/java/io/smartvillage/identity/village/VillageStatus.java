package io.smartvillage.identity.village;

import java.util.Locale;

public enum VillageStatus {
    PROVISIONING,
    ACTIVE,
    SUSPENDED;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static VillageStatus of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
