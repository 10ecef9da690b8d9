package io.smartvillage.access.decision.web;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ManualReason;
import io.smartvillage.access.decision.Scan;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ShowsSomething
record DecisionRequest(
        @Schema(description = "required from a guard; a device's gate is known by its token")
                @Nullable UUID gateId,
        @Schema(example = "entry") @NotNull Direction direction,
        @Schema(example = "code") @NotNull AccessMethod method,
        @Schema(example = "48210957", description = "required unless the method is manual")
                @Size(max = 200)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                @Nullable String credential,
        @Schema(description = "required if the method is manual") @Nullable UUID propertyId,
        @Schema(example = "delivery", description = "required if the method is manual")
                @Nullable ManualReason manualReason,
        @Schema(description = "by the device's clock") @NotNull Instant deviceTime,
        @Schema(
                        example = "7f3c1f60-0b5e-4a51",
                        description = "the same for every repeat of one request")
                @NotBlank
                @Pattern(regexp = "[\\x21-\\x7e]{1,100}")
                String nonce) {

    Scan toScan() {
        return new Scan(
                gateId, direction, method, credential, propertyId, manualReason, deviceTime, nonce);
    }
}
