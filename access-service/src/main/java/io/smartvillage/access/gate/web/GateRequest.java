package io.smartvillage.access.gate.web;

import io.smartvillage.access.gate.GateDetails;
import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.access.gate.TimeoutBehaviour;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record GateRequest(
        @Schema(example = "East gate")
                @NotBlank
                @Size(max = 100)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                String name,
        @Schema(example = "main") @NotBlank @Size(max = 50) @Pattern(regexp = "[^\\p{Cntrl}]*")
                String zone,
        @Schema(example = "both") @NotNull GateDirection direction,
        @Schema(
                        example = "fail_closed",
                        description = "what the device does when no answer comes in time")
                @NotNull
                TimeoutBehaviour timeoutBehaviour,
        @Schema(example = "green-gate-east", description = "Keycloak client of its device")
                @Pattern(regexp = "[A-Za-z0-9._-]{1,100}")
                @Nullable String clientId) {

    GateDetails toDetails() {
        return new GateDetails(
                name.strip(),
                zone.strip(),
                direction,
                GateStatus.ACTIVE,
                timeoutBehaviour,
                clientId);
    }
}
