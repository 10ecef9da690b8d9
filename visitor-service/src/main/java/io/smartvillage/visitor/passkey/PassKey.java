package io.smartvillage.visitor.passkey;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A key of a village. Its private part is kept only as long as it signs.
@Entity
public class PassKey {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private byte[] publicKey;
    private byte @Nullable [] privateKey;

    @Enumerated(EnumType.STRING)
    private PassKeyStatus status;

    private @Nullable Instant retiredAt;
    private @Nullable UUID retiredBy;
    private @Nullable Instant revokedAt;
    private @Nullable UUID revokedBy;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected PassKey() {}

    /// @param privateKey encrypted
    PassKey(UUID villageId, UUID id, byte[] publicKey, byte[] privateKey, Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.publicKey = publicKey.clone();
        this.privateKey = privateKey.clone();
        this.status = PassKeyStatus.ACTIVE;
        this.createdAt = now;
        this.updatedAt = now;
    }

    /// From now on it signs nothing.
    ///
    /// @param by null if nobody asked for it: it was time
    PassKeyState retire(@Nullable UUID by, Instant now) {
        if (status != PassKeyStatus.ACTIVE) {
            throw new IllegalStateException("pass key %s is %s".formatted(id, status));
        }
        become(PassKeyStatus.RETIRED, now);
        retiredAt = now;
        retiredBy = by;
        return state();
    }

    /// From now on nothing that it has signed is good.
    ///
    /// @param by null if nobody asked for it: all that it signed has ended
    PassKeyState revoke(@Nullable UUID by, Instant now) {
        become(PassKeyStatus.REVOKED, now);
        revokedAt = now;
        revokedBy = by;
        return state();
    }

    PassKeyState state() {
        return new PassKeyState(id, x(), status, updatedAt);
    }

    private void become(PassKeyStatus next, Instant now) {
        status = next;
        privateKey = null;
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

    byte[] publicKey() {
        return publicKey.clone();
    }

    /// The public key as a JWK has it: base64url without padding.
    public String x() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(publicKey);
    }

    /// Encrypted.
    ///
    /// @throws IllegalStateException if the key signs no more
    byte[] privateKey() {
        if (privateKey == null) {
            throw new IllegalStateException("pass key %s is %s".formatted(id, status));
        }
        return privateKey.clone();
    }

    public PassKeyStatus status() {
        return status;
    }

    public @Nullable Instant retiredAt() {
        return retiredAt;
    }

    public @Nullable UUID retiredBy() {
        return retiredBy;
    }

    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    public @Nullable UUID revokedBy() {
        return revokedBy;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }
}
