package io.smartvillage.identity.keycloak;

import java.util.Locale;

/// The groups of a village's organization; each carries the realm role of its name.
public enum VillageRole {
    ADMIN,
    STAFF,
    GUARD,
    RESIDENT,
    GATE;

    String group() {
        return name().toLowerCase(Locale.ROOT);
    }
}
