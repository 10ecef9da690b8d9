package io.smartvillage.access.zone.web;

import io.smartvillage.access.zone.ZoneDetails;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record ZoneRequest(
        @Schema(example = "Clubhouse") @NotBlank @Size(max = 50) @Pattern(regexp = "[^\\p{Cntrl}]*")
                String name,
        @Schema(
                        example = "true",
                        description = "nobody enters twice without leaving; false if absent")
                @Nullable Boolean antiPassback,
        @Schema(
                        example = "false",
                        description = "whether visitors' passes open the way in; true if absent")
                @Nullable Boolean visitorsAllowed) {

    ZoneDetails toDetails() {
        return new ZoneDetails(
                name.strip(),
                antiPassback != null && antiPassback,
                visitorsAllowed == null || visitorsAllowed);
    }
}
