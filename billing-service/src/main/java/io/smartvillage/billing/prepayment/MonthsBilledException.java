package io.smartvillage.billing.prepayment;

import java.util.List;

/// Months that are to be paid ahead have an invoice; nothing was stored.
public final class MonthsBilledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> months;

    MonthsBilledException(List<String> months) {
        super("billed already: " + months);
        this.months = List.copyOf(months);
    }

    public List<String> months() {
        return months;
    }
}
