package io.smartvillage.billing.payment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who undid a payment, and why.
public record Reversal(
        ReversalReason reason, @Nullable String note, UUID reversedBy, Instant reversedAt) {}
