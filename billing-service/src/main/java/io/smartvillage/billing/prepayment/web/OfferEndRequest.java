package io.smartvillage.billing.prepayment.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

record OfferEndRequest(
        @Schema(example = "2034-01-01", description = "first day after it") @NotNull
                LocalDate validUntil) {}
