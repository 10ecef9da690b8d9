package io.smartvillage.property.keycard.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record KeycardRequest(
        @Schema(example = "0008106606", description = "as it stands on the card")
                @NotNull
                @Pattern(regexp = " *[0-9A-Za-z][0-9A-Za-z :.,\\-]{2,38}[0-9A-Za-z] *")
                String number,
        @Schema(description = "a person of the village") @Nullable UUID holderId) {}
