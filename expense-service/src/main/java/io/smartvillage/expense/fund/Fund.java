package io.smartvillage.expense.fund;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/// What money is set apart for.
///
/// @param nameEn may be empty
/// @param openingAmount THB that it began with
public record Fund(
        UUID id,
        Kind kind,
        String name,
        String nameEn,
        BigDecimal openingAmount,
        Instant createdAt) {

    public enum Kind {
        /// Day-to-day costs; every village has one.
        COMMON,
        /// Repairs to come; every village has one.
        SINKING,
        SPECIAL;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
