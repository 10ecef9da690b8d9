package io.smartvillage.property.ownership.web;

import io.smartvillage.property.ownership.Leaving;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record SaleRequest(
        @Schema(example = "2026-11-01", description = "the first day on which it is the buyers'")
                @NotNull
                LocalDate on,
        @Schema(description = "whose shares are sold; those of all owners if absent")
                @Size(max = 50)
                @Nullable List<@NotNull UUID> sellerIds,
        @NotEmpty @Size(max = 50) List<@NotNull @Valid OwnerTermRequest> buyers,
        @Schema(
                        example = "owners",
                        description =
                                "who moves out on the day: nobody, owners and their families while"
                                        + " tenants stay, or everybody; nobody if absent")
                @Nullable Leaving leaving) {}
