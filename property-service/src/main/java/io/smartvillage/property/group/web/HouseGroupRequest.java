package io.smartvillage.property.group.web;

import io.smartvillage.property.group.GroupKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

record HouseGroupRequest(
        @Schema(example = "soi") @NotNull GroupKind kind,
        @Schema(example = "ซอย 4") @NotBlank @Size(max = 100) @Pattern(regexp = "\\P{Cntrl}*")
                String name) {}
