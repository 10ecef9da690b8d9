package io.smartvillage.expense.refusal;

import java.util.Locale;

/// What can be wrong with a request that is well-formed. Each has texts in Thai and English under
/// `problem.<code>`.
public enum Refusal {
    CATEGORY_CYCLE,
    CATEGORY_TOO_DEEP,
    CATEGORY_PARENT_INACTIVE,
    CATEGORY_HAS_ACTIVE_CHILDREN,
    VENDOR_NOT_FOUND(true),
    VENDOR_KNOWN,
    VENDOR_INACTIVE,
    EXPENSE_STATE,
    EXPENSE_DUPLICATE,
    EXPENSE_AMOUNT_CHANGED,
    MAKER_IS_NOT_CHECKER,
    CHECKER_IS_NOT_MAKER,
    APPROVED_ALREADY,
    APPROVAL_OVER_LIMIT,
    TAX_CHANGED,
    FISCAL_YEAR_NOT_FOUND(true),
    FISCAL_YEAR_CLOSED,
    FISCAL_YEAR_KNOWN,
    FISCAL_YEAR_NOT_OVER,
    FISCAL_YEAR_STATE,
    FISCAL_YEARS_EXIST,
    FUND_NOT_FOUND(true),
    FUND_NAME_TAKEN,
    BUDGET_NOT_FOUND(true),
    BUDGET_STATE,
    PETTY_CASH_BOX_NOT_FOUND(true),
    PETTY_CASH_BOX_NAME_TAKEN,
    PETTY_CASH_SHORT,
    PETTY_CASH_FULL;

    private final boolean missing;

    Refusal() {
        this(false);
    }

    Refusal(boolean missing) {
        this.missing = missing;
    }

    /// The stable end of the problem's type.
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether what is asked for is not there.
    public boolean isMissing() {
        return missing;
    }
}
