package io.smartvillage.billing.correction;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum CorrectionKind {
    CREDIT_NOTE,
    DEBIT_NOTE,
    VOID,
    WRITE_OFF;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
