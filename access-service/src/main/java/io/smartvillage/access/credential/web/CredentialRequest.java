package io.smartvillage.access.credential.web;

import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialTerms;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record CredentialRequest(
        @Schema(example = "card") @NotNull CredentialKind kind,
        @Schema(
                        example = "04:A2:2B:91",
                        description =
                                "the card's number (hexadecimal, decimal, or facility and number as"
                                        + " in 123,45678), the plate with or without its province"
                                        + " (1กก 1234 กรุงเทพมหานคร), or the app's key; never shown"
                                        + " again")
                @NotBlank
                @Size(max = 200)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                String value,
        @NotNull UUID userId,
        @NotNull UUID propertyId,
        @Schema(example = "2026-01-01T00:00:00Z", description = "absent: at once")
                @Nullable Instant validFrom,
        @Schema(example = "2036-01-01T00:00:00Z", description = "exclusive; absent: for good")
                @Nullable Instant validUntil,
        @Schema(example = "[]", description = "zones that it opens; empty or absent: all")
                @Size(max = 50)
                @Nullable List<@NotNull UUID> zoneIds,
        @Schema(example = "Khun Somchai", description = "whom the guard greets")
                @Size(max = 100)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                @Nullable String label) {

    CredentialTerms terms() {
        return new CredentialTerms(
                validFrom,
                validUntil,
                zoneIds == null ? List.of() : zoneIds,
                label == null || label.isBlank() ? null : label.strip());
    }
}
