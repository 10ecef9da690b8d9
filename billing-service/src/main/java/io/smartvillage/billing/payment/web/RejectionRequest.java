package io.smartvillage.billing.payment.web;

import io.smartvillage.billing.payment.RejectionReason;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record RejectionRequest(
        @Schema(example = "wrong_amount") @NotNull RejectionReason reason,
        @Schema(example = "the slip says 500.00") @Size(max = 500) @Nullable String note) {}
