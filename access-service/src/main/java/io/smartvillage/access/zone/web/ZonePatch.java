package io.smartvillage.access.zone.web;

import io.smartvillage.access.zone.ZoneDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Only what is to change; an absent field stays as it is.
record ZonePatch(
        @Schema(example = "Clubhouse and pool")
                @Pattern(regexp = "[^\\p{Cntrl}]*[^\\p{Cntrl}\\s][^\\p{Cntrl}]*")
                @Size(max = 50)
                @Nullable String name,
        @Schema(example = "true") @Nullable Boolean antiPassback,
        @Schema(example = "true") @Nullable Boolean visitorsAllowed) {

    ZoneDetails applyTo(ZoneDetails details) {
        return new ZoneDetails(
                Objects.requireNonNullElse(name, details.name()).strip(),
                Objects.requireNonNullElse(antiPassback, details.antiPassback()),
                Objects.requireNonNullElse(visitorsAllowed, details.visitorsAllowed()));
    }
}
