package io.smartvillage.access.credential;

import io.smartvillage.access.credential.CredentialEvent.CredentialIssued;
import io.smartvillage.access.credential.CredentialEvent.CredentialRevoked;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A card, a plate or an app of somebody who comes and goes.
@Entity
public class Credential {

    @Id private UUID id;
    @TenantId private UUID villageId;

    @Enumerated(EnumType.STRING)
    private CredentialKind kind;

    private byte[] valueHash;
    private UUID userId;
    private UUID propertyId;

    @Enumerated(EnumType.STRING)
    private CredentialStatus status;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Credential() {}

    Credential(
            UUID villageId,
            UUID id,
            CredentialKind kind,
            byte[] valueHash,
            UUID userId,
            UUID propertyId,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.kind = kind;
        this.valueHash = valueHash.clone();
        this.userId = userId;
        this.propertyId = propertyId;
        this.status = CredentialStatus.ACTIVE;
        this.createdAt = now;
        this.updatedAt = now;
    }

    CredentialIssued issued() {
        return new CredentialIssued(id, kind, userId, propertyId, createdAt);
    }

    /// @throws CredentialRevokedException if it was revoked before; nothing changes
    CredentialRevoked revoke(Instant now) {
        if (status == CredentialStatus.REVOKED) {
            throw new CredentialRevokedException(id);
        }
        status = CredentialStatus.REVOKED;
        updatedAt = now;
        return new CredentialRevoked(id, kind, userId, propertyId, now);
    }

    public UUID villageId() {
        return villageId;
    }

    public byte[] valueHash() {
        return valueHash.clone();
    }

    public UUID id() {
        return id;
    }

    public CredentialKind kind() {
        return kind;
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
