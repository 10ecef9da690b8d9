package io.smartvillage.identity.village.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// @param alias of the village, so that no other is meant
record EndRequest(
        @Schema(example = "palm-grove") @NotNull @Size(max = 60) String alias,
        @Schema(example = "สัญญาสิ้นสุด")
                @NotNull
                @Pattern(regexp = VillageRequest.LINE)
                @Size(max = 300)
                String reason) {}
