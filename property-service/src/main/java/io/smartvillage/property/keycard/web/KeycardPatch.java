package io.smartvillage.property.keycard.web;

import io.smartvillage.property.keycard.KeycardStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is.
record KeycardPatch(
        @Schema(example = "lost") @Nullable KeycardStatus status,
        @Schema(description = "a person of the village") @Nullable UUID holderId) {}
