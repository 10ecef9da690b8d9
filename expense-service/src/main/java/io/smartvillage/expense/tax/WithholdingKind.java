package io.smartvillage.expense.tax;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/// What is paid for, as far as tax is withheld from it (Revenue Code s. 50 and 3 tredecim, Order
/// Tor Por 4/2528). The rates are data: [TaxRates].
public enum WithholdingKind {
    NONE,
    TRANSPORT,
    INSURANCE,
    ADVERTISING,
    /// Hire of work and services.
    SERVICE,
    PROFESSIONAL,
    RENT;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
