package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.SumUpExpenses.CategoryMonth;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// @param months by month, then by category
record SummaryView(
        LocalDate from, LocalDate to, long count, BigDecimal amount, List<MonthView> months) {

    /// @param month such as `2026-11`
    record MonthView(
            String month, UUID categoryId, String categoryName, long count, BigDecimal amount) {}

    static SummaryView of(LocalDate from, LocalDate to, List<CategoryMonth> sums) {
        return new SummaryView(
                from,
                to,
                sums.stream().mapToLong(CategoryMonth::count).sum(),
                sums.stream().map(CategoryMonth::amount).reduce(BigDecimal.ZERO, BigDecimal::add),
                sums.stream()
                        .map(sum ->
                                new MonthView(
                                        sum.month().toString(),
                                        sum.categoryId(),
                                        sum.categoryName(),
                                        sum.count(),
                                        sum.amount()))
                        .toList());
    }
}
