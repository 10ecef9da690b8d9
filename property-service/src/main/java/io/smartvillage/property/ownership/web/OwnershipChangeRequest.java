package io.smartvillage.property.ownership.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

record OwnershipChangeRequest(
        @Schema(example = "2026-11-01", description = "the first day") @NotNull LocalDate from,
        @Schema(description = "the main owner first") @NotNull @Size(max = 50)
                List<@NotNull @Valid OwnerTermRequest> owners) {}
