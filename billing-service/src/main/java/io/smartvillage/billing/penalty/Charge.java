package io.smartvillage.billing.penalty;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/// What a rule charges for days of one late invoice.
///
/// @param from first day
/// @param to last day
/// @param base baht of the fee that were open on each of the days
/// @param amount baht, rounded half up to the satang, and cut at the rule's cap
record Charge(UUID ruleId, LocalDate from, LocalDate to, BigDecimal base, BigDecimal amount) {

    boolean covers(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(to);
    }

    boolean isSameAs(Charge other) {
        return ruleId.equals(other.ruleId)
                && from.equals(other.from)
                && to.equals(other.to)
                && base.compareTo(other.base) == 0
                && amount.compareTo(other.amount) == 0;
    }
}
