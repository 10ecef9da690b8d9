package io.smartvillage.billing.payment;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum PaymentStatus {
    PENDING,
    VERIFIED,
    REJECTED;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
