package io.smartvillage.expense.settings;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a village decides anew: see [ExpenseSettings].
public record ExpenseSettingsTerms(
        int fiscalYearStartMonth,
        @Nullable BigDecimal secondApprovalAbove,
        List<ApprovalLimit> limits) {

    public ExpenseSettingsTerms {
        limits = List.copyOf(limits);
    }
}
