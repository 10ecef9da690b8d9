package io.smartvillage.billing.feeschedule;

import io.smartvillage.billing.feeschedule.FeeScheduleEvent.FeeScheduleAdded;
import io.smartvillage.billing.feeschedule.FeeScheduleEvent.FeeScheduleChanged;
import io.smartvillage.billing.money.Satang;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A charge that is in force for a stretch of time. What it charges never changes, so that every
/// invoice can be explained: another rate is another schedule, after this one has ended.
@Entity
public class FeeSchedule {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private String name;
    private String scheduleSet;

    @Enumerated(EnumType.STRING)
    private FeeKind kind;

    private BigDecimal rate;
    private int everyMonths;

    @Enumerated(EnumType.STRING)
    private @Nullable MeterKind meterKind;

    @Enumerated(EnumType.STRING)
    private @Nullable LandUse landUse;

    private boolean whileOccupied;
    private LocalDate validFrom;
    private @Nullable LocalDate validUntil;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected FeeSchedule() {}

    /// @throws FeeScheduleEndsTooEarlyException if it would never be in force
    FeeSchedule(UUID villageId, UUID id, FeeTerms terms, Instant now) {
        requireAfter(terms.validFrom(), terms.validUntil());
        this.villageId = villageId;
        this.id = id;
        this.name = terms.name();
        this.scheduleSet = terms.scheduleSet();
        this.kind = terms.kind();
        this.rate = terms.rate();
        this.everyMonths = terms.everyMonths();
        this.meterKind = terms.meterKind();
        this.landUse = terms.landUse();
        this.whileOccupied = terms.whileOccupied();
        this.validFrom = terms.validFrom();
        this.validUntil = terms.validUntil();
        this.createdAt = now;
        this.updatedAt = now;
    }

    FeeScheduleAdded added() {
        return new FeeScheduleAdded(
                id,
                name,
                scheduleSet,
                kind,
                Satang.of(rate),
                everyMonths,
                meterKind,
                landUse,
                whileOccupied,
                validFrom,
                validUntil,
                createdAt);
    }

    /// Invoices that were issued by it stay as they are.
    ///
    /// @throws FeeScheduleEndsTooEarlyException if it would never be in force; nothing changes
    FeeScheduleChanged change(String newName, @Nullable LocalDate newEnd, Instant now) {
        requireAfter(validFrom, newEnd);
        name = newName;
        validUntil = newEnd;
        updatedAt = now;
        return new FeeScheduleChanged(id, name, validUntil, now);
    }

    private static void requireAfter(LocalDate from, @Nullable LocalDate until) {
        if (until != null && !until.isAfter(from)) {
            throw new FeeScheduleEndsTooEarlyException(from, until);
        }
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public FeeTerms terms() {
        return new FeeTerms(
                name,
                scheduleSet,
                kind,
                rate,
                everyMonths,
                meterKind,
                landUse,
                whileOccupied,
                validFrom,
                validUntil);
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("fee schedule " + id + " is not stored yet");
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
