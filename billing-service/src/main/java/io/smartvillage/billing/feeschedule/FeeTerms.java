package io.smartvillage.billing.feeschedule;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param rate baht, or baht per square wah
/// @param landUse which houses it is for; null for all
/// @param validFrom first day in force
/// @param validUntil first day no longer in force; null while nobody knows
public record FeeTerms(
        String name,
        FeeKind kind,
        BigDecimal rate,
        @Nullable LandUse landUse,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {}
