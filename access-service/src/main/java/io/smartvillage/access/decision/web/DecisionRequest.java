package io.smartvillage.access.decision.web;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ManualReason;
import io.smartvillage.access.decision.Scan;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
        @Schema(
                        example = "48210957",
                        description =
                                "required unless the method is manual; a code has 4 to 20 digits, a QR"
                                        + " pass is a JWS")
                @Size(max = 1000)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                @Nullable String credential,
        @Schema(
                        example = "10",
                        description = "of a plate, by the number that TIS 1099 gives the province")
                @Min(10)
                @Max(96)
                @Nullable Integer province,
        @Schema(description = "the house they say they go to; required if the method is manual")
                @Nullable UUID propertyId,
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
                gateId,
                direction,
                method,
                credential,
                province,
                propertyId,
                manualReason,
                deviceTime,
                nonce);
    }
}
