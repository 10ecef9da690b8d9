package io.smartvillage.billing.feeschedule;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param scheduleSet which fees are on one invoice together
/// @param rate baht: a month's, as the kind says
/// @param everyMonths how many months are billed at once, in advance, counted from the month of
///   `validFrom`: 1, 3, 6 or 12
/// @param meterKind of `METERED`; null for all others
/// @param landUse which houses it is for; null for all
/// @param whileOccupied only the days are charged on which somebody lives in the house
/// @param validFrom first day in force
/// @param validUntil first day no longer in force; null while nobody knows
public record FeeTerms(
        String name,
        String scheduleSet,
        FeeKind kind,
        BigDecimal rate,
        int everyMonths,
        @Nullable MeterKind meterKind,
        @Nullable LandUse landUse,
        boolean whileOccupied,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    /// A code of a set of fee schedules.
    public static final String SET = "[a-z][a-z0-9-]{0,29}";

    public static final String COMMON_SET = "common";
}
