package io.smartvillage.billing.payment;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum PaymentMethod {
    BANK_TRANSFER,
    PROMPTPAY,
    CASH,
    CHEQUE;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
