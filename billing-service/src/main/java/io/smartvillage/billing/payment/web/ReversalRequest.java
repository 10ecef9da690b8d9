package io.smartvillage.billing.payment.web;

import io.smartvillage.billing.payment.ReversalReason;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record ReversalRequest(
        @Schema(example = "bounced_cheque") @NotNull ReversalReason reason,
        @Schema(example = "returned by the bank") @Size(max = 500) @Nullable String note) {}
