package io.smartvillage.billing.penalty;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What was open of the fee of an invoice at the end of each day, by what is known now. The fee is
/// all but the invoice's penalties, so that nothing is ever charged on a penalty.
///
/// @param fee baht, as issued
/// @param changes baht by day: less by payments on the day they were made and by credit notes, more
///   by debit notes and by money that was given back
/// @param settledFrom the first day on which nobody waits for it any more: written off
record FeeTimeline(
        LocalDate dueDate,
        BigDecimal fee,
        NavigableMap<LocalDate, BigDecimal> changes,
        @Nullable LocalDate settledFrom) {

    FeeTimeline {
        changes = new TreeMap<>(changes);
    }

    BigDecimal openOn(LocalDate day) {
        if (settledFrom != null && !day.isBefore(settledFrom)) {
            return BigDecimal.ZERO;
        }
        return changes.headMap(day, true).values().stream()
                .reduce(fee, BigDecimal::add)
                .max(BigDecimal.ZERO);
    }
}
