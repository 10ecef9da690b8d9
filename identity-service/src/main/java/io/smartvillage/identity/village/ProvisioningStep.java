package io.smartvillage.identity.village;

import java.util.Locale;

/// What a new village waits for, in order.
public enum ProvisioningStep {
    ORGANIZATION,
    GROUPS,
    FIRST_ADMIN,
    SIGN_IN,
    DONE;

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    static ProvisioningStep of(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }

    ProvisioningStep next() {
        return switch (this) {
            case ORGANIZATION -> GROUPS;
            case GROUPS -> FIRST_ADMIN;
            case FIRST_ADMIN -> SIGN_IN;
            case SIGN_IN, DONE -> DONE;
        };
    }
}
