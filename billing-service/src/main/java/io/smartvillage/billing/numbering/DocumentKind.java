package io.smartvillage.billing.numbering;

import java.util.Locale;

/// What is numbered, each kind by itself.
public enum DocumentKind {
    INVOICE("INV"),
    RECEIPT("RC"),
    CREDIT_NOTE("CN"),
    DEBIT_NOTE("DN");

    final String prefix;

    DocumentKind(String prefix) {
        this.prefix = prefix;
    }

    String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
