package io.smartvillage.property.pet;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A pet of a house.
@Entity
public class Pet {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private UUID propertyId;

    @Enumerated(EnumType.STRING)
    private Species species;

    private @Nullable String name;
    private @Nullable String description;
    private @Nullable LocalDate removedOn;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Pet() {}

    Pet(UUID villageId, UUID id, UUID propertyId, PetDetails details, Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = propertyId;
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        write(details, now);
    }

    void change(PetDetails details, Instant now) {
        write(details, now);
    }

    private void write(PetDetails details, Instant now) {
        species = details.species();
        name = details.name();
        description = details.description();
        updatedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /// @throws PetRemovedException if it is no longer there already; nothing changes
    void remove(LocalDate day, Instant now) {
        if (removedOn != null) {
            throw new PetRemovedException(id, removedOn);
        }
        removedOn = day;
        updatedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public UUID id() {
        return id;
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID propertyId() {
        return propertyId;
    }

    public PetDetails details() {
        return new PetDetails(species, name, description);
    }

    /// The day from which it is no longer a pet of the house.
    public Optional<LocalDate> removedOn() {
        return Optional.ofNullable(removedOn);
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("pet " + id + " is not stored yet");
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
