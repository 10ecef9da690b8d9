package io.smartvillage.property.group;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A part of the village.
@Entity
public class HouseGroup {

    @Id private UUID id;
    @TenantId private UUID villageId;

    @Enumerated(EnumType.STRING)
    private GroupKind kind;

    private String name;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected HouseGroup() {}

    HouseGroup(UUID villageId, UUID id, GroupKind kind, String name, Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.kind = kind;
        this.name = name;
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = createdAt;
    }

    void rename(String newName, Instant now) {
        name = newName;
        updatedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public GroupKind kind() {
        return kind;
    }

    public String name() {
        return name;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("house group " + id + " is not stored yet");
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
