package io.smartvillage.billing.payment.web;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record VerificationRequest(
        @Schema(example = "seen in the account") @Size(max = 500) @Nullable String note) {}
