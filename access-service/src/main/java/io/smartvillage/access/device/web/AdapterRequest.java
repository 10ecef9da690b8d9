package io.smartvillage.access.device.web;

import io.smartvillage.access.device.DeviceKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record AdapterRequest(
        @NotNull UUID gateId,
        @Schema(example = "zkteco") @NotNull DeviceKind kind,
        @Schema(
                        example = "TEST000001",
                        description =
                                "the device's own serial number; a ZKTeco device must send it")
                @NotNull
                @Pattern(regexp = "[A-Za-z0-9._-]{1,64}")
                String serial,
        @Schema(
                        example = "true",
                        description =
                                "a plate that the device reads is decided here; otherwise by the"
                                        + " device's own list")
                @Nullable Boolean asks) {

    boolean asked() {
        return Objects.requireNonNullElse(asks, false);
    }
}
