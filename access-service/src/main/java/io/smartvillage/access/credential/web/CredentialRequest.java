package io.smartvillage.access.credential.web;

import io.smartvillage.access.credential.CredentialKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

record CredentialRequest(
        @Schema(example = "card") @NotNull CredentialKind kind,
        @Schema(
                        example = "04:A2:2B:91",
                        description =
                                "the card's number, the plate or the app's key; never shown again")
                @NotBlank
                @Size(max = 200)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                String value,
        @NotNull UUID userId,
        @NotNull UUID propertyId) {}
