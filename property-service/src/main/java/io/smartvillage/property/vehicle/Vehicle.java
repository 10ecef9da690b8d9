package io.smartvillage.property.vehicle;

import io.smartvillage.platform.privacy.EncryptedText;
import io.smartvillage.property.plate.Plate;
import io.smartvillage.property.plate.Province;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A vehicle of a house. Its plate never changes: another plate is another vehicle.
@Entity
public class Vehicle {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private UUID propertyId;
    private @Nullable UUID ownerId;

    @Convert(converter = EncryptedText.class)
    private String plate;

    private byte[] plateHash;
    private @Nullable Short province;
    private @Nullable String make;
    private @Nullable String colour;
    private @Nullable LocalDate removedOn;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Vehicle() {}

    Vehicle(
            UUID villageId,
            UUID id,
            UUID propertyId,
            Plate plate,
            byte[] plateHash,
            VehicleDetails details,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = propertyId;
        this.plate = plate.number();
        this.plateHash = plateHash.clone();
        this.province = plate.provinceCode().map(Integer::shortValue).orElse(null);
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        write(details, now);
    }

    void change(VehicleDetails details, Instant now) {
        write(details, now);
    }

    private void write(VehicleDetails details, Instant now) {
        ownerId = details.ownerId();
        make = details.make();
        colour = details.colour();
        updatedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    /// @throws VehicleRemovedException if it is no longer kept already; nothing changes
    void remove(LocalDate day, Instant now) {
        if (removedOn != null) {
            throw new VehicleRemovedException(id, removedOn);
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

    public VehicleDetails details() {
        return new VehicleDetails(ownerId, make, colour);
    }

    /// Its number without the province.
    public String plate() {
        return plate;
    }

    public byte[] plateHash() {
        return plateHash.clone();
    }

    public Optional<Province> province() {
        return Optional.ofNullable(province).flatMap(code -> Province.of(code));
    }

    /// The day from which it is no longer a vehicle of the house.
    public Optional<LocalDate> removedOn() {
        return Optional.ofNullable(removedOn);
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("vehicle " + id + " is not stored yet");
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
