package io.smartvillage.billing.feeschedule;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lets a schedule charge a house that its rule does not reach, at its own or another rate, or not
/// charge one that it does.
///
/// @param rate of `INCLUDE`; null: the schedule's
/// @param validFrom first day
/// @param validUntil first day after it; null while nobody knows
public record FeeException(
        UUID id,
        UUID propertyId,
        UUID feeScheduleId,
        Effect effect,
        @Nullable BigDecimal rate,
        LocalDate validFrom,
        @Nullable LocalDate validUntil,
        String reason,
        UUID madeBy,
        long version,
        Instant createdAt,
        Instant updatedAt) {

    public enum Effect {
        INCLUDE,
        EXCLUDE;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Effect of(String column) {
            return valueOf(column.toUpperCase(Locale.ROOT));
        }
    }

    /// What is to be, before it is.
    public record Terms(
            UUID propertyId,
            UUID feeScheduleId,
            Effect effect,
            @Nullable BigDecimal rate,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String reason) {}
}
