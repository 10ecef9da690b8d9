package io.smartvillage.access.gate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That the device of a gate has, or had, a client in Keycloak. Its secret is shown when it is
/// made, and kept nowhere but in Keycloak.
///
/// @param revokedBy null as long as it is good, and for one that was never finished
public record GateClient(
        UUID id,
        UUID gateId,
        String clientId,
        GateClientStatus status,
        UUID issuedBy,
        Instant issuedAt,
        @Nullable UUID rotatedBy,
        @Nullable Instant rotatedAt,
        @Nullable UUID revokedBy,
        @Nullable Instant revokedAt) {}
