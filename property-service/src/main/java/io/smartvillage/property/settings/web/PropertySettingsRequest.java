package io.smartvillage.property.settings.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;

record PropertySettingsRequest(
        @Schema(
                        example = "false",
                        description = "whether the shares of a house may be less than the whole")
                @NotNull
                Boolean partialOwnership,
        @Schema(example = "true", description = "vehicles of houses are kept") @NotNull
                Boolean vehicles,
        @Schema(example = "true", description = "pets are kept") @NotNull Boolean pets,
        @Schema(example = "true", description = "keycards are kept") @NotNull Boolean keycards) {}
