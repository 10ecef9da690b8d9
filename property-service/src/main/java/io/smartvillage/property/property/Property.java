package io.smartvillage.property.property;

import io.smartvillage.property.property.PropertyEvent.OwnerChanged;
import io.smartvillage.property.property.PropertyEvent.PropertyChanged;
import io.smartvillage.property.property.PropertyEvent.PropertyRegistered;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A house of the village.
@Entity
public class Property {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private String houseNumber;
    private String address;
    private @Nullable UUID ownerId;

    @Enumerated(EnumType.STRING)
    private PropertyStatus status;

    @Enumerated(EnumType.STRING)
    private LandUse landUse;

    private BigDecimal areaSqWah;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Property() {}

    Property(UUID villageId, UUID id, PropertyDetails details, Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = createdAt;
        write(details);
    }

    PropertyRegistered registered() {
        return new PropertyRegistered(id, houseNumber, landUse, areaSqWah, createdAt);
    }

    /// Takes over the details and states what is now true.
    PropertyChanged change(PropertyDetails details, Instant now) {
        write(details);
        touch(now);
        return new PropertyChanged(id, houseNumber, status, landUse, areaSqWah, updatedAt);
    }

    /// @return empty if it was theirs already
    Optional<OwnerChanged> changeOwner(@Nullable UUID newOwnerId, Instant now) {
        if (Objects.equals(newOwnerId, ownerId)) {
            return Optional.empty();
        }
        var previous = ownerId;
        ownerId = newOwnerId;
        touch(now);
        return Optional.of(new OwnerChanged(id, newOwnerId, previous, updatedAt));
    }

    /// Later than ever before, whatever the clock says: mirrors take the latest state.
    void touch(Instant now) {
        var micros = now.truncatedTo(ChronoUnit.MICROS);
        updatedAt = micros.isAfter(updatedAt) ? micros : updatedAt.plus(1, ChronoUnit.MICROS);
    }

    /// Everything that other services mirror.
    PropertyState state(Household household) {
        return PropertyState.of(id, details(), ownerId, household, updatedAt);
    }

    private void write(PropertyDetails details) {
        this.houseNumber = details.houseNumber();
        this.address = details.address();
        this.status = details.status();
        this.landUse = details.landUse();
        this.areaSqWah = details.areaSqWah();
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public PropertyDetails details() {
        return new PropertyDetails(houseNumber, address, status, landUse, areaSqWah);
    }

    public @Nullable UUID ownerId() {
        return ownerId;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("property " + id + " is not stored yet");
        }
        return version;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
