package io.smartvillage.expense.tax;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// Whether the vendor charges VAT.
public enum VatTreatment {
    NONE,
    STANDARD;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
