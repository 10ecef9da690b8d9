package io.smartvillage.access.gate.web;

import io.smartvillage.access.gate.GateDetails;
import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.access.gate.TimeoutBehaviour;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is.
record GatePatch(
        @Schema(example = "Main gate, west side")
                @Pattern(regexp = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*")
                @Size(max = 100)
                @Nullable String name,
        @Schema(example = "main")
                @Pattern(regexp = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*")
                @Size(max = 50)
                @Nullable String zone,
        @Schema(example = "both") @Nullable GateDirection direction,
        @Schema(example = "active") @Nullable GateStatus status,
        @Schema(example = "fail_open") @Nullable TimeoutBehaviour timeoutBehaviour,
        @Schema(
                        example = "green-gate-west",
                        description = "Keycloak client of its device; empty for none")
                @Pattern(regexp = "[A-Za-z0-9._-]{0,100}")
                @Nullable String clientId) {

    GateDetails applyTo(GateDetails details) {
        return new GateDetails(
                Objects.requireNonNullElse(name, details.name()).strip(),
                Objects.requireNonNullElse(zone, details.zone()).strip(),
                Objects.requireNonNullElse(direction, details.direction()),
                Objects.requireNonNullElse(status, details.status()),
                Objects.requireNonNullElse(timeoutBehaviour, details.timeoutBehaviour()),
                clientAfter(details));
    }

    private @Nullable String clientAfter(GateDetails details) {
        if (clientId == null) {
            return details.clientId();
        }
        return clientId.isEmpty() ? null : clientId;
    }
}
