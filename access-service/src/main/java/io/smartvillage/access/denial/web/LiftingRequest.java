package io.smartvillage.access.denial.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

record LiftingRequest(
        @Schema(example = "Paid for the barrier")
                @NotBlank
                @Size(max = 500)
                @Pattern(regexp = "[^\\p{Cntrl}]*")
                String reason) {}
