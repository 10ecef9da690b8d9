package io.smartvillage.identity.user;

import io.smartvillage.identity.keycloak.VillageRole;
import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// What a person is in a village.
public enum UserRole {
    ADMIN,
    STAFF,
    GUARD,
    RESIDENT;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);

    VillageRole inKeycloak() {
        return VillageRole.valueOf(name());
    }
}
