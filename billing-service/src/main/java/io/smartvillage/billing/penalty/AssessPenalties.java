package io.smartvillage.billing.penalty;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/// Charges late payers for each day that is over, by the village's rules.
///
/// What is not billed yet always says what is owed by all that is known: a payment that is verified
/// late counts from the day it was made, so penalties shrink or fall away again. What is billed or
/// was waived by somebody stays, and its days are charged never again. So it does not matter how
/// often it is called, or by how many at the same time.
///
/// Houses are locked some at a time, each some in a transaction of their own: after a failure,
/// those that were done stay done.
@Service
public class AssessPenalties {

    static final String INVOICE_VOID = "the invoice is void";
    static final String NOT_OWED = "paid, corrected or by rule not owed after all";

    private static final int HOUSES_AT_ONCE = 100;

    /// Longer than a transaction that was under way when the last assessment began.
    private static final Duration OVERLAP = Duration.ofHours(1);

    private final LateInvoices lateInvoices;
    private final Penalties penalties;
    private final PenaltyRules rules;
    private final Houses houses;
    private final BillingCalendar calendar;
    private final IdGenerator ids;
    private final Clock clock;
    private final TransactionTemplate transaction;

    AssessPenalties(
            LateInvoices lateInvoices,
            Penalties penalties,
            PenaltyRules rules,
            Houses houses,
            BillingCalendar calendar,
            IdGenerator ids,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.lateInvoices = lateInvoices;
        this.penalties = penalties;
        this.rules = rules;
        this.houses = houses;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// @param asOf days before it are charged; absent for today. An earlier day than that of the
    ///   last assessment takes nothing back.
    /// @throws BadParameterException if it is in the future
    public Assessment assess(Optional<LocalDate> asOf) {
        var today = calendar.today();
        var until = asOf.orElse(today);
        BillingCalendar.require("asOf", until, BillingCalendar.FIRST_DAY, today);
        var startedAt = clock.instant();
        var since = inOne(() -> changedSince());
        var calculation = inOne(() -> calculation());
        var all = inOne(() -> lateInvoices.houses(until, since));
        var done = Assessment.nothing(until);
        for (int at = 0; at < all.size(); at += HOUSES_AT_ONCE) {
            var some = all.subList(at, Math.min(at + HOUSES_AT_ONCE, all.size()));
            done = done.plus(inOne(() -> assess(some, until, since, calculation)));
        }
        transaction.executeWithoutResult(_ -> lateInvoices.assessed(until, startedAt));
        return done;
    }

    /// Whether the days before today are charged.
    boolean isDoneToday() {
        return inOne(() ->
                lateInvoices
                        .lastAssessment()
                        .filter(last -> !last.asOf().isBefore(calendar.today()))
                        .isPresent());
    }

    /// The first assessment looks at what is open then.
    private Instant changedSince() {
        return lateInvoices
                .lastAssessment()
                .map(last -> last.startedAt().minus(OVERLAP))
                .orElseGet(clock::instant);
    }

    private PenaltyCalculation calculation() {
        return new PenaltyCalculation(
                rules.findAll().stream()
                        .collect(Collectors.toMap(PenaltyRule::id, PenaltyRule::terms)));
    }

    private Assessment assess(
            List<UUID> some, LocalDate asOf, Instant since, PenaltyCalculation calculation) {
        some.forEach(houses::lock);
        penalties.takeBackFromVoidInvoices(some, clock.instant());
        var late = lateInvoices.ofHouses(some, asOf, since);
        var done = Assessment.nothing(asOf);
        if (late.isEmpty()) {
            return done;
        }
        var known =
                penalties.ofInvoices(late.stream().map(LateInvoice::id).toList()).stream()
                        .collect(Collectors.groupingBy(Penalty::invoiceId));
        for (var invoice : late) {
            done =
                    done.plus(
                            assess(
                                    invoice,
                                    known.getOrDefault(invoice.id(), List.of()),
                                    asOf,
                                    calculation));
        }
        return done;
    }

    private Assessment assess(
            LateInvoice invoice,
            List<Penalty> known,
            LocalDate asOf,
            PenaltyCalculation calculation) {
        var open = known.stream().filter(penalty -> !penalty.isFinal()).toList();
        var owed = owed(invoice, known, open, asOf, calculation);
        var now = clock.instant();
        long added = 0;
        long changed = 0;
        for (var charge : owed) {
            var same =
                    open.stream()
                            .filter(penalty ->
                                    penalty.penaltyRuleId().equals(charge.ruleId())
                                            && penalty.daysFrom().equals(charge.from()))
                            .findAny();
            if (same.isEmpty()) {
                penalties.add(ids.generateId(), invoice.propertyId(), invoice.id(), charge, now);
                added++;
            } else if (!same.get().charge().isSameAs(charge)) {
                penalties.change(same.get().id(), charge, now);
                changed++;
            }
        }
        var gone =
                open.stream()
                        .filter(penalty ->
                                owed.stream()
                                        .noneMatch(charge ->
                                                penalty.penaltyRuleId().equals(charge.ruleId())
                                                        && penalty.daysFrom()
                                                                .equals(charge.from())))
                        .toList();
        var reason = invoice.isVoid() ? INVOICE_VOID : NOT_OWED;
        gone.forEach(penalty -> penalties.waive(penalty.id(), Optional.empty(), reason, now));
        return new Assessment(asOf, 1, added, changed, gone.size());
    }

    private static List<Charge> owed(
            LateInvoice invoice,
            List<Penalty> known,
            List<Penalty> open,
            LocalDate asOf,
            PenaltyCalculation calculation) {
        if (invoice.isVoid()) {
            return List.of();
        }
        var yesterday = asOf.minusDays(1);
        var through =
                open.stream()
                        .map(Penalty::charge)
                        .map(calculation::lastDayLookedAt)
                        .filter(day -> day.isAfter(yesterday))
                        .max(Comparator.naturalOrder())
                        .orElse(yesterday);
        var done = known.stream().filter(Penalty::isFinal).map(Penalty::charge).toList();
        return calculation.charges(invoice.fee(), invoice.landUse(), done, through);
    }

    private <T> T inOne(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
