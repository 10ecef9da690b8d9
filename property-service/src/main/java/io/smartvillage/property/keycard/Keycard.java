package io.smartvillage.property.keycard;

import io.smartvillage.platform.privacy.EncryptedText;
import jakarta.persistence.Convert;
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

/// A card that was handed out to a house. Its number never changes.
@Entity
public class Keycard {

    @Id private UUID id;
    @TenantId private UUID villageId;
    private UUID propertyId;
    private @Nullable UUID holderId;

    @Convert(converter = EncryptedText.class)
    private String number;

    private byte[] numberHash;

    @Enumerated(EnumType.STRING)
    private KeycardStatus status;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Keycard() {}

    Keycard(
            UUID villageId,
            UUID id,
            UUID propertyId,
            String number,
            byte[] numberHash,
            @Nullable UUID holderId,
            Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.propertyId = propertyId;
        this.number = number;
        this.numberHash = numberHash.clone();
        this.holderId = holderId;
        this.status = KeycardStatus.ISSUED;
        this.createdAt = now.truncatedTo(ChronoUnit.MICROS);
        this.updatedAt = createdAt;
    }

    void change(KeycardStatus newStatus, @Nullable UUID newHolderId, Instant now) {
        status = newStatus;
        holderId = newHolderId;
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

    public @Nullable UUID holderId() {
        return holderId;
    }

    public String number() {
        return number;
    }

    public byte[] numberHash() {
        return numberHash.clone();
    }

    public KeycardStatus status() {
        return status;
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("keycard " + id + " is not stored yet");
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
