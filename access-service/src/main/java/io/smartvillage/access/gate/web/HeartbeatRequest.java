package io.smartvillage.access.gate.web;

import io.smartvillage.access.gate.Heartbeat;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

record HeartbeatRequest(
        @Schema(example = "2.4.1-rc3 (GX-200)")
                @NotNull
                @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9 ._+()/-]{0,49}")
                String firmware,
        @NotNull Instant deviceTime,
        @Schema(example = "86400") @NotNull @Min(0) Long uptimeSeconds,
        @Schema(example = "0", description = "decisions made offline, not uploaded yet") @Min(0)
                @Nullable Integer queueLength,
        @Schema(example = "1", description = "of the rules by which it decides offline")
                @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}")
                @Nullable String rulesVersion,
        @Schema(example = "17", description = "of the list of revoked passes that it has")
                @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}")
                @Nullable String revocationsVersion) {

    Heartbeat toHeartbeat() {
        return new Heartbeat(
                firmware, deviceTime, uptimeSeconds, queueLength, rulesVersion, revocationsVersion);
    }
}
