package io.smartvillage.visitor.visitor.web;

import io.smartvillage.visitor.visitor.VisitDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record VisitorRequest(
        @NotNull UUID propertyId,
        @Schema(example = "สมชาย ใจดี")
                @NotBlank
                @Size(max = 100)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                String name,
        @Schema(example = "081-234-5678") @Pattern(regexp = "\\+?[0-9][0-9 -]{6,18}")
                @Nullable String phone,
        @Schema(example = "1กก 1234")
                @Pattern(regexp = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*")
                @Size(max = 20)
                @Nullable String plate,
        @Schema(example = "family visit") @NotBlank @Size(max = 500) @Pattern(regexp = "[^\\x00]*")
                String purpose,
        @Schema(example = "2026-01-01T00:00:00Z", description = "now, if absent")
                @Nullable Instant validFrom,
        @NotNull @Future Instant validUntil) {

    VisitDetails toDetails(Instant now) {
        return new VisitDetails(
                propertyId,
                name.strip(),
                phone,
                plate == null ? null : plate.strip(),
                purpose.strip(),
                Objects.requireNonNullElse(validFrom, now),
                validUntil);
    }
}
