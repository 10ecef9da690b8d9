package io.smartvillage.property.group.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

record HouseGroupPatch(
        @Schema(example = "ซอย 4/1") @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*")
                String name) {}
