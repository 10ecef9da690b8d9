package io.smartvillage.identity.village;

import io.smartvillage.identity.village.VillageEvent.VillageActivated;
import io.smartvillage.identity.village.VillageEvent.VillageChanged;
import io.smartvillage.identity.village.VillageEvent.VillageCreated;
import io.smartvillage.identity.village.VillageEvent.VillageProvisioned;
import io.smartvillage.identity.village.VillageEvent.VillageSuspended;
import java.time.Instant;
import java.util.UUID;

/// A housing estate that works with this installation.
public final class Village {

    private final UUID id;
    private final String alias;
    private final Instant createdAt;
    private VillageDetails details;
    private VillageStatus status;
    private long version;
    private Instant updatedAt;

    Village(
            UUID id,
            String alias,
            VillageDetails details,
            VillageStatus status,
            long version,
            Instant createdAt,
            Instant updatedAt) {
        this.id = id;
        this.alias = alias;
        this.details = details;
        this.status = status;
        this.version = version;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
    }

    static Village create(UUID id, String alias, VillageDetails details, Instant now) {
        return new Village(id, alias, details, VillageStatus.PROVISIONING, 1, now, now);
    }

    VillageCreated created() {
        return new VillageCreated(id, alias, createdAt);
    }

    /// @throws VillageStatusException if it is open already
    VillageProvisioned open(Instant now) {
        become(VillageStatus.PROVISIONING, VillageStatus.ACTIVE, now);
        return new VillageProvisioned(id, now);
    }

    VillageChanged change(VillageDetails to, Instant now) {
        details = to;
        changed(now);
        return new VillageChanged(id, now);
    }

    /// @throws VillageStatusException if it is not active
    VillageSuspended suspend(Instant now) {
        become(VillageStatus.ACTIVE, VillageStatus.SUSPENDED, now);
        return new VillageSuspended(id, now);
    }

    /// @throws VillageStatusException if it is not suspended
    VillageActivated activate(Instant now) {
        become(VillageStatus.SUSPENDED, VillageStatus.ACTIVE, now);
        return new VillageActivated(id, now);
    }

    /// Everything that other services mirror.
    VillageState state() {
        return new VillageState(
                id, alias, details.name(), status, details.settings().timeZone(), version);
    }

    private void become(VillageStatus from, VillageStatus to, Instant now) {
        if (status != from) {
            throw new VillageStatusException(id, status);
        }
        status = to;
        changed(now);
    }

    private void changed(Instant now) {
        version++;
        updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public String alias() {
        return alias;
    }

    public VillageDetails details() {
        return details;
    }

    public VillageStatus status() {
        return status;
    }

    public long currentVersion() {
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
