package io.smartvillage.billing.penalty;

import io.smartvillage.billing.feeschedule.LandUse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Works out what a late invoice owes in penalties (rules 11 and 12 of Thai practice: a percentage
/// once, or simple interest by day, after a grace, up to a cap, never compounding).
///
/// On each day one rule counts: of those in force, one for the house's land use before a general
/// one, and of these the one that came into force last. A day is charged if something of the fee
/// was still open at its end, from the day after the due date, but only once the grace has passed
/// with something open.
///
/// However often and whenever it is asked, the days, rules and bases come out the same, as long as
/// what is known of the invoice is. What is billed in between is kept out, and rounded by itself:
/// so the sum differs from that of one single charge by half a satang at most per charge that was
/// cut off.
final class PenaltyCalculation {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final BigDecimal DAYS_A_YEAR = new BigDecimal(365);
    private static final int SATANG = 2;

    private final Map<UUID, PenaltyTerms> rules;

    PenaltyCalculation(Map<UUID, PenaltyTerms> rules) {
        this.rules = Map.copyOf(rules);
    }

    /// @param done what was charged before and stays: its days are charged to nobody again, and it
    ///   counts for the cap
    /// @param through the last day that is over
    /// @return in order of days; none of them is of 0.00
    List<Charge> charges(FeeTimeline fee, LandUse landUse, List<Charge> done, LocalDate through) {
        var found = new ArrayList<>(interest(fee, landUse, done, through));
        once(fee, landUse, done, through).ifPresent(found::add);
        found.sort(Comparator.comparing(Charge::from));
        return capped(fee, found, sum(done));
    }

    /// The day through which an assessment that made the charge had looked.
    LocalDate lastDayLookedAt(Charge charge) {
        return isOnce(charge.ruleId()) ? charge.to().minusDays(1) : charge.to();
    }

    private Optional<Charge> once(
            FeeTimeline fee, LandUse landUse, List<Charge> done, LocalDate through) {
        if (done.stream().anyMatch(charge -> isOnce(charge.ruleId()))) {
            return Optional.empty();
        }
        return rules.keySet().stream()
                .filter(this::isOnce)
                .map(id -> onceBy(id, fee))
                .filter(charge -> !charge.from().isAfter(through.plusDays(1)))
                .filter(charge -> charge.base().signum() > 0)
                .filter(charge -> charge.ruleId().equals(ruleOn(charge.from(), landUse)))
                .min(Comparator.comparing(Charge::from));
    }

    /// Due on the first day after the grace, of what was open when the grace ended.
    private Charge onceBy(UUID ruleId, FeeTimeline fee) {
        var terms = terms(ruleId);
        var lastOfGrace = fee.dueDate().plusDays(terms.graceDays());
        var base = fee.openOn(lastOfGrace);
        var day = lastOfGrace.plusDays(1);
        return new Charge(
                ruleId,
                day,
                day,
                base,
                base.multiply(terms.percent()).divide(HUNDRED, SATANG, RoundingMode.HALF_UP));
    }

    private List<Charge> interest(
            FeeTimeline fee, LandUse landUse, List<Charge> done, LocalDate through) {
        var charges = new ArrayList<Charge>();
        @Nullable Charge current = null;
        var days = List.copyOf(turningDays(fee, done, through));
        for (int i = 0; i + 1 < days.size(); i++) {
            var from = days.get(i);
            var to = days.get(i + 1).minusDays(1);
            var next = interestFor(from, to, fee, landUse, done, through);
            if (current != null && next != null && continues(current, next)) {
                current = interestOf(current.ruleId(), current.from(), to, current.base());
            } else {
                if (current != null) {
                    charges.add(current);
                }
                current = next;
            }
        }
        if (current != null) {
            charges.add(current);
        }
        return charges;
    }

    /// Days from which on something is different, and the first that is not looked at.
    private NavigableSet<LocalDate> turningDays(
            FeeTimeline fee, List<Charge> done, LocalDate through) {
        var days = new TreeSet<LocalDate>();
        days.addAll(fee.changes().keySet());
        if (fee.settledFrom() != null) {
            days.add(fee.settledFrom());
        }
        rules.values()
                .forEach(terms -> {
                    days.add(terms.validFrom());
                    days.add(fee.dueDate().plusDays(terms.graceDays() + 1L));
                    if (terms.validUntil() != null) {
                        days.add(terms.validUntil());
                    }
                });
        done.forEach(charge -> {
            days.add(charge.from());
            days.add(charge.to().plusDays(1));
        });
        days.removeIf(day -> !day.isAfter(fee.dueDate()) || day.isAfter(through));
        if (through.isAfter(fee.dueDate())) {
            days.add(fee.dueDate().plusDays(1));
            days.add(through.plusDays(1));
        }
        return days;
    }

    private @Nullable Charge interestFor(
            LocalDate from,
            LocalDate to,
            FeeTimeline fee,
            LandUse landUse,
            List<Charge> done,
            LocalDate through) {
        var ruleId = ruleOn(from, landUse);
        if (ruleId == null
                || isOnce(ruleId)
                || done.stream().anyMatch(charge -> charge.covers(from))) {
            return null;
        }
        var base = fee.openOn(from);
        if (base.signum() == 0 || isStillInTime(from, ruleId, fee, through)) {
            return null;
        }
        return interestOf(ruleId, from, to, base);
    }

    private boolean isStillInTime(LocalDate day, UUID ruleId, FeeTimeline fee, LocalDate through) {
        var lastOfGrace = fee.dueDate().plusDays(terms(ruleId).graceDays());
        if (day.isAfter(lastOfGrace)) {
            return false;
        }
        return lastOfGrace.isAfter(through) || fee.openOn(lastOfGrace).signum() == 0;
    }

    private static boolean continues(Charge charge, Charge next) {
        return charge.ruleId().equals(next.ruleId())
                && charge.to().plusDays(1).equals(next.from())
                && charge.base().compareTo(next.base()) == 0;
    }

    private Charge interestOf(UUID ruleId, LocalDate from, LocalDate to, BigDecimal base) {
        var days = new BigDecimal(ChronoUnit.DAYS.between(from, to) + 1);
        var amount =
                base.multiply(terms(ruleId).percent())
                        .multiply(days)
                        .divide(HUNDRED.multiply(DAYS_A_YEAR), SATANG, RoundingMode.HALF_UP);
        return new Charge(ruleId, from, to, base, amount);
    }

    private List<Charge> capped(FeeTimeline fee, List<Charge> charges, BigDecimal before) {
        var capped = new ArrayList<Charge>();
        var total = before;
        for (var charge : charges) {
            var amount = upToTheCap(charge, fee, total);
            if (amount.signum() > 0) {
                capped.add(
                        new Charge(
                                charge.ruleId(),
                                charge.from(),
                                charge.to(),
                                charge.base(),
                                amount));
                total = total.add(amount);
            }
        }
        return capped;
    }

    private BigDecimal upToTheCap(Charge charge, FeeTimeline fee, BigDecimal total) {
        var percent = terms(charge.ruleId()).capPercent();
        if (percent == null) {
            return charge.amount();
        }
        var cap = fee.fee().multiply(percent).divide(HUNDRED, SATANG, RoundingMode.DOWN);
        return charge.amount().min(cap.subtract(total));
    }

    private @Nullable UUID ruleOn(LocalDate day, LandUse landUse) {
        return rules.entrySet().stream()
                .filter(rule -> rule.getValue().isInForceOn(day) && rule.getValue().isFor(landUse))
                .max(
                        Comparator.comparing((Map.Entry<UUID, PenaltyTerms> rule) ->
                                        rule.getValue().landUse() != null)
                                .thenComparing(rule -> rule.getValue().validFrom())
                                .thenComparing(rule -> rule.getKey().toString()))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private boolean isOnce(UUID ruleId) {
        return terms(ruleId).kind() == PenaltyKind.PERCENT_ONCE;
    }

    private PenaltyTerms terms(UUID ruleId) {
        var terms = rules.get(ruleId);
        if (terms == null) {
            throw new IllegalArgumentException("no penalty rule " + ruleId);
        }
        return terms;
    }

    private static BigDecimal sum(List<Charge> charges) {
        return charges.stream().map(Charge::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
