package io.smartvillage.billing.payment;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum PaymentStatus {
    PENDING,
    /// The bank cannot tell yet; it is asked again.
    WAITING,
    VERIFIED,
    REJECTED,
    /// It was verified, and is undone.
    REVERSED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
