package io.smartvillage.property.occupancy;

import io.smartvillage.property.occupancy.OccupancyEvent.ResidentMovedIn;
import io.smartvillage.property.occupancy.OccupancyEvent.ResidentMovedOut;
import io.smartvillage.property.property.Occupant;
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

/// A person lives in a house from a day on and until another, which no longer counts.
@Entity
public class Occupancy {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private UUID propertyId;
    private UUID userId;

    @Enumerated(EnumType.STRING)
    private OccupancyKind kind;

    private boolean isPrimary;
    private LocalDate fromDate;
    private @Nullable LocalDate untilDate;
    private @Nullable LocalDate nextChange;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Occupancy() {}

    Occupancy(
            UUID villageId,
            UUID id,
            UUID propertyId,
            UUID userId,
            OccupancyKind kind,
            boolean primary,
            LocalDate from,
            LocalDate today,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = propertyId;
        this.userId = userId;
        this.kind = kind;
        this.isPrimary = primary;
        this.fromDate = from;
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = createdAt;
        reach(today);
    }

    ResidentMovedIn movedIn() {
        return new ResidentMovedIn(propertyId, id, userId, kind, fromDate, createdAt);
    }

    /// Sets or moves the end. The day it began takes the whole of it back.
    ///
    /// @throws OccupancyEndedException if it has ended by today; nothing changes
    /// @throws EndBeforeBeginException if `until` is before the first day; nothing changes
    ResidentMovedOut end(LocalDate until, LocalDate today, Instant now) {
        if (untilDate != null && !untilDate.isAfter(today)) {
            throw new OccupancyEndedException(id, untilDate);
        }
        if (until.isBefore(fromDate)) {
            throw new EndBeforeBeginException(id, fromDate);
        }
        untilDate = until;
        updatedAt = now.truncatedTo(ChronoUnit.MICROS);
        reach(today);
        return new ResidentMovedOut(propertyId, id, userId, kind, fromDate, until, updatedAt);
    }

    /// Notes on which day the answer of [#isCurrent(LocalDate)] changes next, if it does.
    void reach(LocalDate today) {
        if (fromDate.equals(untilDate)) {
            nextChange = null;
        } else if (fromDate.isAfter(today)) {
            nextChange = fromDate;
        } else if (untilDate != null && untilDate.isAfter(today)) {
            nextChange = untilDate;
        } else {
            nextChange = null;
        }
    }

    boolean isCurrent(LocalDate today) {
        return !fromDate.isAfter(today) && (untilDate == null || untilDate.isAfter(today));
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

    public UUID userId() {
        return userId;
    }

    public OccupancyKind kind() {
        return kind;
    }

    /// Whether the household is theirs.
    public boolean primary() {
        return isPrimary;
    }

    public LocalDate from() {
        return fromDate;
    }

    /// The first day that no longer counts, if an end is known.
    public Optional<LocalDate> until() {
        return Optional.ofNullable(untilDate);
    }

    Occupant occupant() {
        return new Occupant(userId, kind.column, isPrimary, fromDate, untilDate);
    }

    Optional<LocalDate> nextChange() {
        return Optional.ofNullable(nextChange);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
