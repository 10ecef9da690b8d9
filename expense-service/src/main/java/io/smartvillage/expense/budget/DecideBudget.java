package io.smartvillage.expense.budget;

import io.smartvillage.expense.category.CategoryNotFoundException;
import io.smartvillage.expense.category.FindCategories;
import io.smartvillage.expense.fiscalyear.FiscalYear;
import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.settings.FindExpenseSettings;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.util.HashSet;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Drafts budgets and puts them in force. Two people are needed for it. The settings are locked, so
/// that versions are given one after the other.
@Service
public class DecideBudget {

    private final Budgets budgets;
    private final FiscalYears fiscalYears;
    private final FindCategories categories;
    private final FindExpenseSettings settings;
    private final IdGenerator ids;
    private final Clock clock;

    DecideBudget(
            Budgets budgets,
            FiscalYears fiscalYears,
            FindCategories categories,
            FindExpenseSettings settings,
            IdGenerator ids,
            Clock clock) {
        this.budgets = budgets;
        this.fiscalYears = fiscalYears;
        this.categories = categories;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws BadParameterException if a category is unknown or has two lines
    /// @throws RefusedException if there is no such fiscal year, or it is closed
    @Transactional
    public Budget draft(BudgetTerms terms, UUID by) {
        settings.lock();
        requireOpen(terms.fiscalYearId());
        requireLines(terms);
        var id = ids.generateId();
        budgets.add(id, terms, by, clock.instant());
        return budgets.get(id);
    }

    /// @throws RefusedException if there is no such budget, it is no draft, the person has drafted
    ///   it, or its fiscal year is closed
    @Transactional
    public Budget approve(UUID budgetId, UUID by) {
        settings.lock();
        var budget = budgets.get(budgetId);
        if (budget.status() != Budget.Status.DRAFT) {
            throw new RefusedException(Refusal.BUDGET_STATE, budgetId);
        }
        if (budget.draftedBy().equals(by)) {
            throw new RefusedException(Refusal.MAKER_IS_NOT_CHECKER, budgetId);
        }
        requireOpen(budget.fiscalYearId());
        budgets.approve(budget, by, clock.instant());
        return budgets.get(budgetId);
    }

    private void requireOpen(UUID fiscalYearId) {
        var year = fiscalYears.get(fiscalYearId);
        if (year.status() != FiscalYear.Status.OPEN) {
            throw new RefusedException(
                    Refusal.FISCAL_YEAR_CLOSED, year.label(), year.startsOn().toString());
        }
    }

    private void requireLines(BudgetTerms terms) {
        var seen = new HashSet<UUID>();
        for (var line : terms.lines()) {
            if (!seen.add(line.categoryId())) {
                throw new BadParameterException("lines", "field.category-twice");
            }
            try {
                categories.get(line.categoryId());
            } catch (CategoryNotFoundException _) {
                throw new BadParameterException("lines", "field.unknown-category");
            }
        }
    }
}
