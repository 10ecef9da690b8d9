package io.smartvillage.billing.bankstatement.reading;

import io.smartvillage.billing.bankstatement.reading.RowError.Reason;
import io.smartvillage.billing.bankstatement.reading.Warning.Kind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Follows the balance from the oldest row to the newest: where it is what tells the direction, it
/// sets it; where it does not add up, it warns.
final class RunningBalance {

    private final List<Draft> oldestFirst;
    private final List<Warning> warnings;
    private final @Nullable BigDecimal opening;
    private final @Nullable BigDecimal closing;

    RunningBalance(
            List<Draft> drafts,
            List<BigDecimal> openings,
            List<BigDecimal> closings,
            Preamble preamble,
            List<Warning> warnings) {
        this.warnings = warnings;
        var newestFirst = isNewestFirst(drafts);
        this.oldestFirst = newestFirst ? drafts.reversed() : drafts;
        var statedOpening =
                openings.isEmpty()
                        ? preamble.opening()
                        : newestFirst ? openings.getLast() : openings.getFirst();
        var statedClosing =
                closings.isEmpty()
                        ? preamble.closing()
                        : newestFirst ? closings.getFirst() : closings.getLast();
        var last = follow(statedOpening);
        this.opening = statedOpening == null ? beforeTheOldest() : statedOpening;
        this.closing = statedClosing == null ? last : statedClosing;
        compareWithSum();
    }

    /// Those that are transactions without errors.
    List<Draft> oldestFirst() {
        return oldestFirst.stream().filter(Draft::isGood).toList();
    }

    @Nullable BigDecimal opening() {
        return opening;
    }

    @Nullable BigDecimal closing() {
        return closing;
    }

    /// By the days; if these do not tell, by how the balances follow each other; then by the times.
    private static boolean isNewestFirst(List<Draft> drafts) {
        int days = trend(drafts, Comparator.comparing(RunningBalance::dateOf));
        if (days != 0) {
            return days < 0;
        }
        int balances = fits(drafts) - fits(drafts.reversed());
        if (balances != 0) {
            return balances < 0;
        }
        return trend(
                        drafts,
                        Comparator.comparing(RunningBalance::dateOf)
                                .thenComparing(RunningBalance::timeOf))
                < 0;
    }

    private static LocalDate dateOf(Draft draft) {
        return Objects.requireNonNull(draft.date);
    }

    private static LocalTime timeOf(Draft draft) {
        return Objects.requireNonNullElse(draft.time, LocalTime.MIN);
    }

    /// How many rows are later than the one above them, less those that are earlier.
    private static int trend(List<Draft> drafts, Comparator<Draft> order) {
        var good = drafts.stream().filter(Draft::isGood).toList();
        int trend = 0;
        for (int i = 1; i < good.size(); i++) {
            trend += Integer.signum(order.compare(good.get(i), good.get(i - 1)));
        }
        return trend;
    }

    /// How many balances differ from the one before by the amount.
    private static int fits(List<Draft> drafts) {
        int fits = 0;
        for (int i = 1; i < drafts.size(); i++) {
            var before = drafts.get(i - 1).balance;
            var draft = drafts.get(i);
            if (before != null && directionByBalance(draft, before) != null) {
                fits++;
            }
        }
        return fits;
    }

    private static @Nullable Direction directionByBalance(Draft draft, BigDecimal before) {
        if (draft.balance == null || draft.amount == null) {
            return null;
        }
        var change = draft.balance.subtract(before);
        if (change.compareTo(draft.amount) == 0) {
            return Direction.CREDIT;
        }
        return change.negate().compareTo(draft.amount) == 0 ? Direction.DEBIT : null;
    }

    /// @return the balance after the newest row; null if it cannot be told
    private @Nullable BigDecimal follow(@Nullable BigDecimal start) {
        var before = start;
        for (var draft : oldestFirst) {
            if (draft.isGood()) {
                decide(draft, before);
            }
            if (draft.isGood()) {
                verify(draft, before);
            }
            before = after(draft, before);
        }
        return before;
    }

    private static void decide(Draft draft, @Nullable BigDecimal before) {
        if (draft.balanceMayDecide
                && before != null
                && (draft.balanceDecides || draft.direction == null)) {
            var told = directionByBalance(draft, before);
            draft.direction = told == null ? draft.direction : told;
        }
        if (draft.direction == null) {
            draft.errors.add(
                    new RowError(
                            draft.line,
                            "",
                            String.valueOf(draft.amount),
                            Reason.DIRECTION_UNKNOWN));
        }
    }

    private void verify(Draft draft, @Nullable BigDecimal before) {
        var expected = draft.balance == null || before == null ? null : moved(draft, before);
        if (expected != null && expected.compareTo(draft.balance) != 0) {
            warnings.add(
                    new Warning(
                            draft.line,
                            Kind.BALANCE_MISMATCH,
                            expected.toPlainString(),
                            String.valueOf(draft.balance)));
        }
    }

    private static @Nullable BigDecimal after(Draft draft, @Nullable BigDecimal before) {
        if (draft.balance != null) {
            return draft.balance;
        }
        return draft.isGood() && before != null ? moved(draft, before) : null;
    }

    private static BigDecimal moved(Draft draft, BigDecimal before) {
        return Objects.requireNonNull(draft.direction)
                .applyTo(before, Objects.requireNonNull(draft.amount));
    }

    /// Only if the oldest row is a line and has a balance.
    private @Nullable BigDecimal beforeTheOldest() {
        if (oldestFirst.isEmpty()) {
            return null;
        }
        var oldest = oldestFirst.getFirst();
        if (!oldest.isGood() || oldest.balance == null || oldest.amount == null) {
            return null;
        }
        return Objects.requireNonNull(oldest.direction)
                .opposite()
                .applyTo(oldest.balance, oldest.amount);
    }

    private void compareWithSum() {
        if (opening == null || closing == null) {
            return;
        }
        var expected = opening;
        for (var draft : oldestFirst()) {
            expected = moved(draft, expected);
        }
        if (expected.compareTo(closing) != 0) {
            warnings.add(
                    new Warning(
                            0,
                            Kind.CLOSING_MISMATCH,
                            expected.toPlainString(),
                            closing.toPlainString()));
        }
    }
}
