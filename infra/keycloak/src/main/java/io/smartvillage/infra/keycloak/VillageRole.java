package io.smartvillage.infra.keycloak;

import java.util.Locale;

/// A role inside a village: the organization group and the realm role share its name.
public enum VillageRole {
    ADMIN,
    STAFF,
    GUARD,
    RESIDENT,
    GATE;

    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }
}
