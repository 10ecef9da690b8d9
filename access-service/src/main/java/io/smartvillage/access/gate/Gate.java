package io.smartvillage.access.gate;

import io.smartvillage.access.gate.GateEvent.GateAdded;
import io.smartvillage.access.gate.GateEvent.GateChanged;
import io.smartvillage.access.gate.GateEvent.GateClientIssued;
import io.smartvillage.access.gate.GateEvent.GateClientRevoked;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.TenantId;
import org.jspecify.annotations.Nullable;

/// A way in or out of the village.
@Entity
public class Gate {

    @Id private UUID id;
    @TenantId private UUID villageId;

    private String name;
    private String zone;

    @Enumerated(EnumType.STRING)
    private GateDirection direction;

    @Enumerated(EnumType.STRING)
    private GateStatus status;

    @Enumerated(EnumType.STRING)
    private TimeoutBehaviour timeoutBehaviour;

    private @Nullable String clientId;

    @Version private @Nullable Long version;
    private Instant createdAt;
    private Instant updatedAt;

    protected Gate() {}

    Gate(UUID villageId, UUID id, GateDetails details, Instant now) {
        this.villageId = villageId;
        this.id = id;
        this.createdAt = now;
        write(details, now);
    }

    GateAdded added() {
        return new GateAdded(id, name, zone, direction, status, timeoutBehaviour, createdAt);
    }

    /// Takes over the details and states what is now true.
    GateChanged change(GateDetails details, Instant now) {
        write(details, now);
        return new GateChanged(id, name, zone, direction, status, timeoutBehaviour, now);
    }

    /// Stands the device at the gate.
    GateClientIssued give(String client, UUID by, Instant now) {
        this.clientId = client;
        this.updatedAt = now;
        return new GateClientIssued(id, client, by, now);
    }

    /// From now on the gate has no device.
    GateClientRevoked free(String client, UUID by, Instant now) {
        this.clientId = null;
        this.updatedAt = now;
        return new GateClientRevoked(id, client, by, now);
    }

    private void write(GateDetails details, Instant now) {
        this.name = details.name();
        this.zone = details.zone();
        this.direction = details.direction();
        this.status = details.status();
        this.timeoutBehaviour = details.timeoutBehaviour();
        this.clientId = details.clientId();
        this.updatedAt = now;
    }

    public UUID villageId() {
        return villageId;
    }

    public UUID id() {
        return id;
    }

    public GateDetails details() {
        return new GateDetails(name, zone, direction, status, timeoutBehaviour, clientId);
    }

    /// @throws IllegalStateException before it was stored
    public long currentVersion() {
        if (version == null) {
            throw new IllegalStateException("gate " + id + " is not stored yet");
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
