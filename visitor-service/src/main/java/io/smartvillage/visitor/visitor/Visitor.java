package io.smartvillage.visitor.visitor;

import io.smartvillage.platform.privacy.PersonText;
import io.smartvillage.platform.privacy.PersonTextColumn;
import io.smartvillage.visitor.visitor.VisitorEvent.VisitorCancelled;
import io.smartvillage.visitor.visitor.VisitorEvent.VisitorCheckedIn;
import io.smartvillage.visitor.visitor.VisitorEvent.VisitorCheckedOut;
import io.smartvillage.visitor.visitor.VisitorEvent.VisitorDenied;
import io.smartvillage.visitor.visitor.VisitorEvent.VisitorExpired;
import io.smartvillage.visitor.visitor.VisitorEvent.VisitorRegistered;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// Somebody who is expected at a house, with the code that lets them in once.
@Entity
@DynamicUpdate // what is encrypted anew is no change
public class Visitor {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private UUID propertyId;

    @Enumerated(EnumType.STRING)
    private VisitKind kind;

    private @Nullable String company;

    @Convert(converter = PersonTextColumn.class)
    private PersonText name;

    @Convert(converter = PersonTextColumn.class)
    private @Nullable PersonText phone;

    @Convert(converter = PersonTextColumn.class)
    private @Nullable PersonText plate;

    private String purpose;
    private int partySize;
    private byte[] entryCodeHash;
    private Instant validFrom;
    private Instant validUntil;
    private Instant overstaysAt;

    @Enumerated(EnumType.STRING)
    private VisitorStatus status;

    private @Nullable Instant checkedInAt;
    private @Nullable Instant checkedOutAt;
    private UUID createdBy;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Visitor() {}

    /// @param overstayGrace how long after its end a visit may still go on
    Visitor(
            UUID villageId,
            UUID id,
            VisitDetails details,
            Duration overstayGrace,
            byte[] entryCodeHash,
            UUID createdBy,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = details.propertyId();
        this.kind = details.kind();
        this.company = details.company();
        this.name = new PersonText(id, details.name());
        this.phone = PersonText.of(id, details.phone());
        this.plate = PersonText.of(id, details.plate());
        this.purpose = details.purpose();
        this.partySize = details.partySize();
        this.entryCodeHash = entryCodeHash.clone();
        this.validFrom = details.validFrom();
        this.validUntil = details.validUntil();
        this.overstaysAt = details.validUntil().plus(overstayGrace);
        this.status = VisitorStatus.PENDING;
        this.createdBy = createdBy;
        this.createdAt = now;
        this.updatedAt = now;
    }

    VisitorRegistered registered() {
        return new VisitorRegistered(id, propertyId, validFrom, validUntil, createdAt);
    }

    /// @throws VisitorStatusException if the visitor is not pending; nothing changes
    VisitorCancelled cancel(Instant now) {
        require(VisitorStatus.PENDING);
        become(VisitorStatus.CANCELLED, now);
        return new VisitorCancelled(id, propertyId, now);
    }

    /// A guard turns the visitor away.
    ///
    /// @throws VisitorStatusException if the visitor is not pending; nothing changes
    VisitorDenied deny(Instant now) {
        require(VisitorStatus.PENDING);
        become(VisitorStatus.DENIED, now);
        return new VisitorDenied(id, propertyId, now);
    }

    /// @throws VisitorStatusException if the visitor is not pending, or has time left
    VisitorExpired expire(Instant now) {
        require(VisitorStatus.PENDING);
        if (!now.isAfter(validUntil)) {
            throw new VisitorStatusException(id, status);
        }
        become(VisitorStatus.EXPIRED, now);
        return new VisitorExpired(id, propertyId, now);
    }

    /// Staff or a guard let the visitor in by hand.
    ///
    /// @throws VisitorStatusException if the visitor is not pending; nothing changes
    /// @throws VisitorOutsideWindowException before or after the visit's time; nothing changes
    VisitorCheckedIn checkIn(Instant now) {
        require(VisitorStatus.PENDING);
        if (now.isBefore(validFrom) || now.isAfter(validUntil)) {
            throw new VisitorOutsideWindowException(id, validFrom, validUntil);
        }
        return goIn(now, now);
    }

    /// Staff or a guard saw the visitor leave; overstaying does not keep anybody inside.
    ///
    /// @throws VisitorStatusException if the visitor is not inside; nothing changes
    VisitorCheckedOut checkOut(Instant now) {
        require(VisitorStatus.CHECKED_IN);
        return goOut(now, now);
    }

    /// A gate let the visitor in: that is so, even if the visitor was cancelled or ran out at that
    /// moment. An entry told after its exit only adds its time; one that was after it is a second
    /// coming, past the pass's one use.
    ///
    /// @param at when the gate decided
    Optional<VisitorEvent> arrived(Instant at, Instant now) {
        return switch (status) {
            case PENDING, EXPIRED, CANCELLED, DENIED -> Optional.of(goIn(at, now));
            case CHECKED_IN -> Optional.empty();
            case CHECKED_OUT -> {
                if (checkedOutAt != null && at.isAfter(checkedOutAt)) {
                    yield Optional.of(goIn(at, now));
                }
                if (checkedInAt == null) {
                    checkedInAt = at;
                    touch(now);
                }
                yield Optional.empty();
            }
        };
    }

    /// A gate let the visitor out. Of several times the last one counts.
    ///
    /// @param at when the gate decided
    Optional<VisitorEvent> left(Instant at, Instant now) {
        if (status != VisitorStatus.CHECKED_OUT) {
            return Optional.of(goOut(at, now));
        }
        if (checkedOutAt != null && at.isAfter(checkedOutAt)) {
            checkedOutAt = at;
            touch(now);
        }
        return Optional.empty();
    }

    byte[] entryCodeHash() {
        return entryCodeHash.clone();
    }

    /// The code is somebody else's now; gates are told with the next state.
    ///
    /// @param hashOfNoCode the hash of none
    void loseCode(byte[] hashOfNoCode) {
        entryCodeHash = hashOfNoCode.clone();
    }

    /// Inside for longer than was said and granted.
    public boolean isOverstaying(Instant now) {
        return status == VisitorStatus.CHECKED_IN && overstaysAt.isBefore(now);
    }

    /// What gates must know.
    PassState passState() {
        return new PassState(
                id,
                propertyId,
                Base64.getUrlEncoder().withoutPadding().encodeToString(entryCodeHash),
                validFrom,
                validUntil,
                switch (status) {
                    case PENDING -> PassState.Status.VALID;
                    case CHECKED_IN, CHECKED_OUT -> PassState.Status.USED;
                    case EXPIRED -> PassState.Status.EXPIRED;
                    case CANCELLED, DENIED -> PassState.Status.CANCELLED;
                },
                true,
                updatedAt,
                switch (kind) {
                    case VISIT -> PassState.Kind.VISIT;
                    case DELIVERY -> PassState.Kind.DELIVERY;
                    case WALK_IN -> PassState.Kind.WALK_IN;
                },
                partySize,
                List.of());
    }

    private VisitorCheckedIn goIn(Instant at, Instant now) {
        become(VisitorStatus.CHECKED_IN, now);
        checkedInAt = at;
        checkedOutAt = null;
        return new VisitorCheckedIn(id, propertyId, at);
    }

    private VisitorCheckedOut goOut(Instant at, Instant now) {
        become(VisitorStatus.CHECKED_OUT, now);
        checkedOutAt = at;
        return new VisitorCheckedOut(id, propertyId, at);
    }

    private void require(VisitorStatus expected) {
        if (status != expected) {
            throw new VisitorStatusException(id, status);
        }
    }

    private void become(VisitorStatus next, Instant now) {
        status = next;
        touch(now);
    }

    /// Later than ever before, whatever the clock says: gates take the latest state.
    private void touch(Instant now) {
        var micros = now.truncatedTo(ChronoUnit.MICROS);
        updatedAt = micros.isAfter(updatedAt) ? micros : updatedAt.plus(1, ChronoUnit.MICROS);
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public VisitDetails details() {
        return new VisitDetails(
                propertyId,
                kind,
                company,
                name.text(),
                PersonText.read(phone),
                PersonText.read(plate),
                purpose,
                partySize,
                validFrom,
                validUntil);
    }

    public UUID propertyId() {
        return propertyId;
    }

    public VisitorStatus status() {
        return status;
    }

    public @Nullable Instant checkedInAt() {
        return checkedInAt;
    }

    public @Nullable Instant checkedOutAt() {
        return checkedOutAt;
    }

    public UUID createdBy() {
        return createdBy;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("visitor " + id + " is not stored yet");
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
