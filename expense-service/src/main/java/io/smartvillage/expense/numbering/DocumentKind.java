package io.smartvillage.expense.numbering;

import java.util.Locale;

/// What is numbered, each kind by itself.
public enum DocumentKind {
    PAYMENT_VOUCHER("PV"),
    PETTY_CASH_VOUCHER("PC"),
    FUND_TRANSFER("FT"),
    PETTY_CASH_TOP_UP("PT");

    final String prefix;

    DocumentKind(String prefix) {
        this.prefix = prefix;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
