package io.smartvillage.expense.expense;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What is done to an expense, from which status, and in whose part. The table `expense_decision`
/// allows the same steps and no others.
public enum ExpenseAction {
    /// Before there were decisions: booked and paid in one.
    BOOKED(Part.MAKER),
    DRAFTED(Part.MAKER),
    CHANGED(Part.MAKER),
    SUBMITTED(Part.MAKER),
    APPROVED(Part.CHECKER),
    REJECTED(Part.CHECKER),
    /// Back to draft, where it can be changed.
    RETURNED(null),
    PAID(null),
    /// Void before it was approved.
    DISCARDED(null),
    VOIDED(Part.CHECKER);

    /// Nobody has both in one expense.
    enum Part {
        MAKER,
        CHECKER;

        String column() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final @Nullable Part part;

    ExpenseAction(@Nullable Part part) {
        this.part = part;
    }

    boolean isPossibleFrom(ExpenseStatus status) {
        return switch (this) {
            case BOOKED, DRAFTED -> false;
            case CHANGED, SUBMITTED -> status == ExpenseStatus.DRAFT;
            case APPROVED, REJECTED -> status == ExpenseStatus.SUBMITTED;
            case RETURNED ->
                    status == ExpenseStatus.SUBMITTED
                            || status == ExpenseStatus.APPROVED
                            || status == ExpenseStatus.REJECTED;
            case PAID -> status == ExpenseStatus.APPROVED;
            case DISCARDED ->
                    status == ExpenseStatus.DRAFT
                            || status == ExpenseStatus.SUBMITTED
                            || status == ExpenseStatus.REJECTED;
            case VOIDED -> status == ExpenseStatus.APPROVED || status == ExpenseStatus.PAID;
        };
    }

    Optional<Part> part() {
        return Optional.ofNullable(part);
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
