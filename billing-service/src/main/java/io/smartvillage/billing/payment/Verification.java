package io.smartvillage.billing.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who decided what about a payment, and when.
///
/// @param reason of a rejection
public record Verification(
        PaymentStatus decision,
        UUID decidedBy,
        Instant decidedAt,
        @Nullable RejectionReason reason,
        @Nullable String note) {}
