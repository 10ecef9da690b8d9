package io.smartvillage.identity.village;

import io.smartvillage.identity.village.VillageEvent.VillageActivated;
import io.smartvillage.identity.village.VillageEvent.VillageChanged;
import io.smartvillage.identity.village.VillageEvent.VillageClosed;
import io.smartvillage.identity.village.VillageEvent.VillageCreated;
import io.smartvillage.identity.village.VillageEvent.VillageErased;
import io.smartvillage.identity.village.VillageEvent.VillageProvisioned;
import io.smartvillage.identity.village.VillageEvent.VillageSuspended;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A housing estate that works with this installation.
public final class Village {

    private final UUID id;
    private final String alias;
    private final Instant createdAt;
    private VillageDetails details;
    private VillageStatus status;
    private long version;
    private Instant updatedAt;
    private @Nullable Instant closedAt;

    Village(
            UUID id,
            String alias,
            VillageDetails details,
            VillageStatus status,
            long version,
            Instant createdAt,
            Instant updatedAt,
            @Nullable Instant closedAt) {
        this.id = id;
        this.alias = alias;
        this.details = details;
        this.status = status;
        this.version = version;
        this.createdAt = createdAt;
        this.updatedAt = updatedAt;
        this.closedAt = closedAt;
    }

    static Village create(UUID id, String alias, VillageDetails details, Instant now) {
        return new Village(id, alias, details, VillageStatus.PROVISIONING, 1, now, now, null);
    }

    VillageCreated created() {
        return new VillageCreated(id, alias, createdAt);
    }

    /// @throws VillageStatusException if it is open already
    VillageProvisioned open(Instant now) {
        become(VillageStatus.ACTIVE, now, VillageStatus.PROVISIONING);
        return new VillageProvisioned(id, now);
    }

    VillageChanged change(VillageDetails to, Instant now) {
        details = to;
        changed(now);
        return new VillageChanged(id, now);
    }

    /// @throws VillageStatusException if it is not active
    VillageSuspended suspend(@Nullable String reason, Instant now) {
        become(VillageStatus.SUSPENDED, now, VillageStatus.ACTIVE);
        return new VillageSuspended(id, reason, now);
    }

    /// @throws VillageStatusException if it is neither suspended nor closed
    VillageActivated activate(@Nullable String reason, Instant now) {
        become(VillageStatus.ACTIVE, now, VillageStatus.SUSPENDED, VillageStatus.CLOSED);
        closedAt = null;
        return new VillageActivated(id, reason, now);
    }

    /// @throws VillageStatusException if it is neither active nor suspended
    VillageClosed close(String reason, Instant now) {
        become(VillageStatus.CLOSED, now, VillageStatus.ACTIVE, VillageStatus.SUSPENDED);
        closedAt = now;
        return new VillageClosed(id, reason, now);
    }

    /// There is no way back.
    ///
    /// @throws VillageStatusException if it is not closed
    /// @throws VillageNotOverException if it was closed so lately that its data must be kept
    VillageErased erase(String reason, Instant now) {
        if (status != VillageStatus.CLOSED || closedAt == null) {
            throw new VillageStatusException(id, status);
        }
        var keptUntil =
                closedAt.plus(Duration.ofDays(details.settings().retention().closedVillageDays()));
        if (now.isBefore(keptUntil)) {
            throw new VillageNotOverException(id, keptUntil);
        }
        become(VillageStatus.ERASED, now, VillageStatus.CLOSED);
        return new VillageErased(id, reason, now);
    }

    /// Everything that other services mirror.
    VillageState state() {
        return new VillageState(
                id,
                alias,
                details.name(),
                status,
                details.settings().timeZone(),
                VillageState.Settings.of(details.settings()),
                version);
    }

    private void become(VillageStatus to, Instant now, VillageStatus... from) {
        if (!List.of(from).contains(status)) {
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

    public @Nullable Instant closedAt() {
        return closedAt;
    }
}
