package io.smartvillage.property.ownership;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.springframework.data.domain.Persistable;

/// A house has other owners from a day on. It never changes.
@Entity
public class OwnershipChange implements Persistable<UUID> {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private UUID propertyId;

    @Enumerated(EnumType.STRING)
    private ChangeKind kind;

    private LocalDate fromDate;
    private UUID recordedBy;
    private Instant recordedAt;

    protected OwnershipChange() {}

    OwnershipChange(
            UUID villageId,
            UUID id,
            UUID propertyId,
            ChangeKind kind,
            LocalDate from,
            UUID recordedBy,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = propertyId;
        this.kind = kind;
        this.fromDate = from;
        this.recordedBy = recordedBy;
        this.recordedAt = now.truncatedTo(ChronoUnit.MICROS);
    }

    @Override
    public UUID getId() {
        return id;
    }

    @Override
    public boolean isNew() {
        return true;
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID propertyId() {
        return propertyId;
    }

    public ChangeKind kind() {
        return kind;
    }

    public LocalDate from() {
        return fromDate;
    }

    public UUID recordedBy() {
        return recordedBy;
    }

    public Instant recordedAt() {
        return recordedAt;
    }
}
