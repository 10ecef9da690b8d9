package io.smartvillage.billing.payment;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum PaymentStatus {
    PENDING,
    /// A verification service is asked about its slip, and asked again as long as it cannot tell.
    WAITING,
    VERIFIED,
    REJECTED,
    /// It was verified, and is undone.
    REVERSED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
