package io.smartvillage.billing.penalty;

import io.smartvillage.billing.feeschedule.LandUse;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// @param landUse which houses it is for; null for those that no rule of their own is for
/// @param graceDays days after the due date on which paying is still in time
/// @param capPercent of the fee of the invoice: all its penalties together are never more; null for
///   no cap
/// @param validFrom first day in force
/// @param validUntil first day no longer in force; null while nobody knows
public record PenaltyTerms(
        String name,
        PenaltyKind kind,
        BigDecimal percent,
        @Nullable LandUse landUse,
        int graceDays,
        @Nullable BigDecimal capPercent,
        LocalDate validFrom,
        @Nullable LocalDate validUntil) {

    boolean isInForceOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validUntil == null || day.isBefore(validUntil));
    }

    boolean isFor(LandUse use) {
        return landUse == null || landUse == use;
    }
}
