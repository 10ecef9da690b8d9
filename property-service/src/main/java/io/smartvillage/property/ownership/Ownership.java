package io.smartvillage.property.ownership;

import io.smartvillage.property.property.Owner;
import io.smartvillage.property.property.Share;
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

/// A share of a house is a person's from a day on and until another, which no longer counts.
@Entity
public class Ownership {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private UUID propertyId;
    private UUID userId;
    private long shareNumerator;
    private long shareDenominator;
    private int place;
    private LocalDate fromDate;
    private @Nullable LocalDate untilDate;
    private @Nullable LocalDate nextChange;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Ownership() {}

    Ownership(
            UUID villageId,
            UUID id,
            UUID propertyId,
            OwnerTerm term,
            int place,
            LocalDate from,
            LocalDate today,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = propertyId;
        this.userId = term.userId();
        this.shareNumerator = term.share().numerator();
        this.shareDenominator = term.share().denominator();
        this.place = place;
        this.fromDate = from;
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = createdAt;
        reach(today);
    }

    boolean isOf(OwnerTerm term, int at) {
        return userId.equals(term.userId()) && share().equals(term.share()) && place == at;
    }

    int place() {
        return place;
    }

    boolean beginsOn(LocalDate day) {
        return fromDate.equals(day);
    }

    /// Sets, moves or takes away the end. The day it began takes the whole of it back.
    void end(@Nullable LocalDate until, LocalDate today, Instant now) {
        untilDate = until;
        updatedAt = now.truncatedTo(ChronoUnit.MICROS);
        reach(today);
    }

    /// Notes on which day whose the house is changes next by it, if it does.
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

    Optional<LocalDate> nextChange() {
        return Optional.ofNullable(nextChange);
    }

    Owner owner() {
        return new Owner(userId, share(), fromDate, untilDate);
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

    public Share share() {
        return new Share(shareNumerator, shareDenominator);
    }

    public LocalDate from() {
        return fromDate;
    }

    /// The first day that no longer counts, if an end is known.
    public Optional<LocalDate> until() {
        return Optional.ofNullable(untilDate);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
