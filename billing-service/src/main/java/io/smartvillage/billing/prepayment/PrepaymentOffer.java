package io.smartvillage.billing.prepayment;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// So many months of a set of fee schedules at once, for so many percent less.
///
/// @param validFrom first day on which a house can take it
/// @param validUntil first day after it; null while nobody knows
public record PrepaymentOffer(
        UUID id,
        String name,
        String scheduleSet,
        int months,
        BigDecimal percent,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        UUID madeBy,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    /// What is to be, before it is.
    public record Terms(
            String name,
            String scheduleSet,
            int months,
            BigDecimal percent,
            LocalDate validFrom,
            @Nullable LocalDate validUntil) {}

    boolean isInForceOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || day.isBefore(validUntil));
    }
}
