package io.smartvillage.billing.terms;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// @param billedFrom first day that is billed; null: always was
/// @param billedUntil first day that is no longer billed; null while nobody knows
/// @param ownershipShare what schedules of the kind `OWNERSHIP_SHARE` are split by; null: not
///   charged by them
/// @param version 0 as long as nobody has set any
public record BillingTerms(
        UUID propertyId,
        @Nullable LocalDate billedFrom,
        @Nullable LocalDate billedUntil,
        @Nullable BigDecimal ownershipShare,
        long version,
        @Nullable UUID updatedBy,
        @Nullable Instant updatedAt) {

    /// What is to be, before it is.
    public record Wanted(
            @Nullable LocalDate billedFrom,
            @Nullable LocalDate billedUntil,
            @Nullable BigDecimal ownershipShare) {}
}
