package io.smartvillage.billing.payment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who or what decided what about a payment, when, and on which grounds.
///
/// @param decision `waiting` as long as the bank cannot tell, `pending` if staff have to
/// @param decidedBy null if no person did
/// @param decidedByWhat null if a person did
/// @param reason of a rejection
/// @param checks all that were made, in their order, those of earlier attempts too
public record Verification(
        PaymentStatus decision,
        @Nullable UUID decidedBy,
        @Nullable String decidedByWhat,
        Instant decidedAt,
        @Nullable RejectionReason reason,
        @Nullable String note,
        List<PaymentCheck> checks) {

    public Verification {
        checks = List.copyOf(checks);
    }
}
