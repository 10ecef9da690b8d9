package io.smartvillage.expense.budget;

import io.smartvillage.expense.budget.Budget.Line;
import java.util.List;
import java.util.UUID;

/// @param lines one at most for a category
public record BudgetTerms(UUID fiscalYearId, String note, List<Line> lines) {

    public BudgetTerms {
        lines = List.copyOf(lines);
    }
}
