package io.smartvillage.platform.tenancy;

import java.util.UUID;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/// Tells Hibernate's `@TenantId` the bound village.
///
/// A session without one (Spring Data opens some at start-up) gets the nil UUID, which no village
/// has: it finds nothing, and PostgreSQL refuses what it would write.
class CurrentVillageResolver implements CurrentTenantIdentifierResolver<UUID> {

    private static final UUID NONE = new UUID(0, 0);

    @Override
    public UUID resolveCurrentTenantIdentifier() {
        return CurrentVillage.find().orElse(NONE);
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return true;
    }

    @Override
    public boolean isRoot(UUID villageId) {
        return false;
    }
}
