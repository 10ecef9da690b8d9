package io.smartvillage.access.denial.web;

import io.smartvillage.access.denial.DenialKind;
import io.smartvillage.access.denial.NewDenial;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record DenialRequest(
        @Schema(example = "plate") @NotNull DenialKind kind,
        @Schema(
                        example = "1กก 1234",
                        description =
                                "the plate or the card's number; a plate also stops those that a"
                                        + " camera takes for it, in any province")
                @Size(max = 200)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                @Nullable String value,
        @Schema(description = "of a person, instead of a value") @Nullable UUID userId,
        @Schema(example = "Drove through the barrier")
                @NotBlank
                @Size(max = 500)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                String reason,
        @Schema(example = "2026-01-01T00:00:00Z", description = "absent: at once")
                @Nullable Instant validFrom,
        @Schema(
                        example = "2036-01-01T00:00:00Z",
                        description = "exclusive; absent: until it is lifted")
                @Nullable Instant validUntil) {

    NewDenial toDenial() {
        return new NewDenial(kind, value, userId, reason.strip(), validFrom, validUntil);
    }
}
