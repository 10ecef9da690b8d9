package io.smartvillage.expense.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A budget beside what happened. Every expense is in one line: that of the nearest category at or
/// above its own that has one; what has none is `unbudgeted`.
///
/// The forecast of a line is linear: what was paid so far, spread over the months of the year that
/// have begun by `asOf`, goes on for all twelve; what is approved and not yet paid comes on top. Of
/// a year that is over it is what was paid and what is approved.
///
/// @param elapsedMonths 1 to 12
public record Comparison(
        UUID budgetId,
        LocalDate asOf,
        int elapsedMonths,
        List<ComparedLine> lines,
        ComparedLine unbudgeted,
        ComparedLine total) {

    private static final int MONTHS = 12;
    private static final int SATANG_DIGITS = 2;

    public Comparison {
        lines = List.copyOf(lines);
    }

    /// @param categoryId absent for `unbudgeted` and `total`
    /// @param remaining budget less actual and committed; below nothing if it is overspent
    public record ComparedLine(
            @Nullable UUID categoryId,
            BigDecimal budget,
            BigDecimal actual,
            BigDecimal committed,
            BigDecimal remaining,
            BigDecimal forecast) {}

    private record Sum(BigDecimal actual, BigDecimal committed) {

        static final Sum NOTHING = new Sum(money(BigDecimal.ZERO), money(BigDecimal.ZERO));

        Sum plus(Sum other) {
            return new Sum(actual.add(other.actual), committed.add(other.committed));
        }
    }

    /// @param spending of every category of the village
    static Comparison of(
            Budget budget, List<Spending> spending, LocalDate yearStart, LocalDate asOf) {
        var parents = new HashMap<UUID, Optional<UUID>>();
        spending.forEach(one -> parents.put(one.categoryId(), Optional.ofNullable(one.parentId())));
        var sums = new LinkedHashMap<Optional<UUID>, Sum>();
        budget.lines().forEach(line -> sums.put(Optional.of(line.categoryId()), Sum.NOTHING));
        for (var one : spending) {
            sums.merge(
                    lineOf(one.categoryId(), parents, sums),
                    new Sum(one.actual(), one.committed()),
                    Sum::plus);
        }
        var elapsed = elapsedMonths(yearStart, asOf);
        return new Comparison(
                budget.id(),
                asOf,
                elapsed,
                budget.lines().stream()
                        .map(line ->
                                line(
                                        line.categoryId(),
                                        line.amount(),
                                        sums.getOrDefault(
                                                Optional.of(line.categoryId()), Sum.NOTHING),
                                        elapsed))
                        .toList(),
                line(
                        null,
                        BigDecimal.ZERO,
                        sums.getOrDefault(Optional.empty(), Sum.NOTHING),
                        elapsed),
                line(
                        null,
                        budget.total(),
                        sums.values().stream().reduce(Sum.NOTHING, Sum::plus),
                        elapsed));
    }

    private static Optional<UUID> lineOf(
            UUID categoryId, Map<UUID, Optional<UUID>> parents, Map<Optional<UUID>, Sum> lines) {
        var at = Optional.of(categoryId);
        while (at.isPresent() && !lines.containsKey(at)) {
            at = at.flatMap(id -> parents.getOrDefault(id, Optional.empty()));
        }
        return at;
    }

    private static int elapsedMonths(LocalDate yearStart, LocalDate asOf) {
        var begun = ChronoUnit.MONTHS.between(yearStart, asOf) + 1;
        return Math.clamp(begun, 1, MONTHS);
    }

    private static ComparedLine line(
            @Nullable UUID categoryId, BigDecimal budget, Sum sum, int elapsed) {
        var projected =
                sum.actual()
                        .multiply(BigDecimal.valueOf(MONTHS))
                        .divide(BigDecimal.valueOf(elapsed), SATANG_DIGITS, RoundingMode.HALF_UP);
        return new ComparedLine(
                categoryId,
                money(budget),
                money(sum.actual()),
                money(sum.committed()),
                money(budget.subtract(sum.actual()).subtract(sum.committed())),
                projected.add(sum.committed()));
    }

    private static BigDecimal money(BigDecimal amount) {
        return amount.setScale(SATANG_DIGITS);
    }
}
