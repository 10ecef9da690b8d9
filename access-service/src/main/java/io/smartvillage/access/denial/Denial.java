package io.smartvillage.access.denial;

import io.smartvillage.access.denial.DenialEvent.DenialAdded;
import io.smartvillage.access.denial.DenialEvent.DenialLifted;
import io.smartvillage.platform.privacy.EncryptedText;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A plate, a card or a person that no device lets through, for as long as it is in force.
@Entity
@DynamicUpdate // what is encrypted anew is no change
public class Denial {

    @Id private UUID id;
    @TenantId private UUID villageId;

    @Enumerated(EnumType.STRING)
    private DenialKind kind;

    private byte @Nullable [] valueHash;

    @Convert(converter = EncryptedText.class)
    private @Nullable String value;

    private @Nullable UUID userId;

    @Convert(converter = EncryptedText.class)
    private String reason;

    private Instant validFrom;
    private @Nullable Instant validUntil;
    private @Nullable Instant liftedAt;
    private @Nullable UUID liftedBy;

    @Convert(converter = EncryptedText.class)
    private @Nullable String liftingReason;

    private UUID createdBy;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Denial() {}

    Denial(
            UUID villageId,
            UUID id,
            DeniedThing thing,
            byte @Nullable [] valueHash,
            NewDenial denial,
            UUID by,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.kind = thing.kind();
        this.valueHash = valueHash == null ? null : valueHash.clone();
        this.value = thing.value() == null ? null : thing.value().written();
        this.userId = thing.userId();
        this.reason = denial.reason();
        this.validFrom = denial.validFrom() == null ? now : denial.validFrom();
        this.validUntil = denial.validUntil();
        this.createdBy = by;
        this.createdAt = now;
        this.updatedAt = now;
    }

    DenialAdded added() {
        return new DenialAdded(id, kind, validFrom, validUntil, createdBy, createdAt);
    }

    /// @throws DenialLiftedException if it was lifted before; nothing changes
    DenialLifted lift(String why, UUID by, Instant now) {
        if (liftedAt != null) {
            throw new DenialLiftedException(id);
        }
        liftedAt = now;
        liftedBy = by;
        liftingReason = why;
        updatedAt = now;
        return new DenialLifted(id, kind, by, now);
    }

    public UUID villageId() {
        return villageId;
    }

    public byte @Nullable [] valueHash() {
        return valueHash == null ? null : valueHash.clone();
    }

    public boolean inForce(Instant at) {
        return liftedAt == null
                && !at.isBefore(validFrom)
                && (validUntil == null || at.isBefore(validUntil));
    }

    public UUID id() {
        return id;
    }

    public DenialKind kind() {
        return kind;
    }

    /// The plate or the card's number as it is compared; null of a person.
    public @Nullable String value() {
        return value;
    }

    public @Nullable UUID userId() {
        return userId;
    }

    public String reason() {
        return reason;
    }

    public Instant validFrom() {
        return validFrom;
    }

    public @Nullable Instant validUntil() {
        return validUntil;
    }

    public @Nullable Instant liftedAt() {
        return liftedAt;
    }

    public @Nullable UUID liftedBy() {
        return liftedBy;
    }

    public @Nullable String liftingReason() {
        return liftingReason;
    }

    public UUID createdBy() {
        return createdBy;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("denial " + id + " is not stored yet");
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
