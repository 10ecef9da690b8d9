package io.smartvillage.access.gate.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smartvillage.access.gate.GateClient;
import io.smartvillage.access.gate.GateClientStatus;
import io.smartvillage.access.gate.GateSecret;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param clientSecret only in the answer that made it
record GateClientView(
        UUID gateId,
        String clientId,
        GateClientStatus status,
        @Schema(description = "shown once, in the answer that made it")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String clientSecret,
        UUID issuedBy,
        Instant issuedAt,
        @Nullable UUID rotatedBy,
        @Nullable Instant rotatedAt,
        @Nullable UUID revokedBy,
        @Nullable Instant revokedAt) {

    static GateClientView of(GateClient client) {
        return of(client, null);
    }

    static GateClientView of(GateSecret made) {
        return of(made.client(), made.secret());
    }

    private static GateClientView of(GateClient client, @Nullable String secret) {
        return new GateClientView(
                client.gateId(),
                client.clientId(),
                client.status(),
                secret,
                client.issuedBy(),
                client.issuedAt(),
                client.rotatedBy(),
                client.rotatedAt(),
                client.revokedBy(),
                client.revokedAt());
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "GateClientView[" + clientId + ", " + status + "]";
    }
}
