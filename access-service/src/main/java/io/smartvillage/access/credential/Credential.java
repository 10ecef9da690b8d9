package io.smartvillage.access.credential;

import io.smartvillage.access.credential.CredentialEvent.CredentialChanged;
import io.smartvillage.access.credential.CredentialEvent.CredentialIssued;
import io.smartvillage.access.credential.CredentialEvent.CredentialReactivated;
import io.smartvillage.access.credential.CredentialEvent.CredentialReportedLost;
import io.smartvillage.access.credential.CredentialEvent.CredentialRevoked;
import io.smartvillage.access.credential.CredentialEvent.CredentialSuspended;
import io.smartvillage.access.plate.Province;
import io.smartvillage.platform.privacy.PersonText;
import io.smartvillage.platform.privacy.PersonTextColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A card, a plate or an app of somebody who comes and goes.
@Entity
@DynamicUpdate // what is encrypted anew is no change
public class Credential {

    @Id private UUID id;
    @TenantId private UUID villageId;

    @Enumerated(EnumType.STRING)
    private CredentialKind kind;

    private byte @Nullable [] valueHash;

    private @Nullable Short province;
    private UUID userId;
    private UUID propertyId;

    @Enumerated(EnumType.STRING)
    private CredentialStatus status;

    private @Nullable Instant validFrom;
    private @Nullable Instant validUntil;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private UUID[] zoneIds;

    @Convert(converter = PersonTextColumn.class)
    private @Nullable PersonText label;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Credential() {}

    Credential(
            UUID villageId,
            UUID id,
            CredentialValue value,
            byte[] valueHash,
            UUID userId,
            UUID propertyId,
            CredentialTerms terms,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.kind = value.kind();
        this.valueHash = valueHash.clone();
        var code = value.provinceCode();
        this.province = code == null ? null : code.shortValue();
        this.userId = userId;
        this.propertyId = propertyId;
        this.status = CredentialStatus.ACTIVE;
        this.createdAt = now;
        write(terms, now);
    }

    CredentialIssued issued() {
        return new CredentialIssued(id, kind, userId, propertyId, createdAt);
    }

    /// @throws CredentialRevokedException if it was revoked before; nothing changes
    CredentialChanged change(CredentialTerms terms, Instant now) {
        requireNotRevoked();
        write(terms, now);
        return new CredentialChanged(
                id,
                kind,
                userId,
                propertyId,
                terms.validFrom(),
                terms.validUntil(),
                terms.zoneIds(),
                now);
    }

    /// Opens nothing until it is active again.
    ///
    /// @throws CredentialRevokedException if it was revoked before; nothing changes
    /// @throws CredentialStatusException unless it is active; nothing changes
    CredentialSuspended suspend(Instant now) {
        require(CredentialStatus.ACTIVE);
        become(CredentialStatus.SUSPENDED, now);
        return new CredentialSuspended(id, kind, userId, propertyId, now);
    }

    /// Also for one that was lost and is found again.
    ///
    /// @throws CredentialRevokedException if it was revoked before; nothing changes
    /// @throws CredentialStatusException if it is active; nothing changes
    CredentialReactivated reactivate(Instant now) {
        require(CredentialStatus.SUSPENDED, CredentialStatus.LOST);
        become(CredentialStatus.ACTIVE, now);
        return new CredentialReactivated(id, kind, userId, propertyId, now);
    }

    /// @throws CredentialRevokedException if it was revoked before; nothing changes
    /// @throws CredentialStatusException if it was reported before; nothing changes
    CredentialReportedLost reportLost(Instant now) {
        require(CredentialStatus.ACTIVE, CredentialStatus.SUSPENDED);
        become(CredentialStatus.LOST, now);
        return new CredentialReportedLost(id, kind, userId, propertyId, now);
    }

    /// @throws CredentialRevokedException if it was revoked before; nothing changes
    CredentialRevoked revoke(Instant now) {
        requireNotRevoked();
        become(CredentialStatus.REVOKED, now);
        return new CredentialRevoked(id, kind, userId, propertyId, now);
    }

    /// What it showed and whom it greeted is not known any more; that there was one stays.
    ///
    /// @throws IllegalStateException if it could still open something
    void forget(Instant now) {
        if (status != CredentialStatus.REVOKED) {
            throw new IllegalStateException("credential " + id + " is " + status);
        }
        valueHash = null;
        label = null;
        updatedAt = now;
    }

    boolean isForgotten() {
        return valueHash == null && label == null;
    }

    private void requireNotRevoked() {
        if (status == CredentialStatus.REVOKED) {
            throw new CredentialRevokedException(id);
        }
    }

    private void require(CredentialStatus... possible) {
        requireNotRevoked();
        if (!List.of(possible).contains(status)) {
            throw new CredentialStatusException(id, status);
        }
    }

    private void become(CredentialStatus next, Instant now) {
        status = next;
        updatedAt = now;
    }

    private void write(CredentialTerms terms, Instant now) {
        this.validFrom = terms.validFrom();
        this.validUntil = terms.validUntil();
        this.zoneIds = terms.zoneIds().toArray(UUID[]::new);
        this.label = PersonText.of(userId, terms.label());
        this.updatedAt = now;
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public CredentialKind kind() {
        return kind;
    }

    public Optional<Province> province() {
        return Optional.ofNullable(province).flatMap(code -> Province.of(code));
    }

    public UUID userId() {
        return userId;
    }

    public UUID propertyId() {
        return propertyId;
    }

    public CredentialStatus status() {
        return status;
    }

    public CredentialTerms terms() {
        return new CredentialTerms(validFrom, validUntil, List.of(zoneIds), PersonText.read(label));
    }

    /// Its time is over, whatever its status.
    public boolean expired(Instant now) {
        return validUntil != null && !now.isBefore(validUntil);
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("credential " + id + " is not stored yet");
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
