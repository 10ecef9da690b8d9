package io.smartvillage.expense.vendor;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

public enum VendorStatus {
    ACTIVE,
    INACTIVE;

    @EnumeratedValue final String column = name().toLowerCase(Locale.ROOT);
}
