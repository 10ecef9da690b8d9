package io.smartvillage.billing.money;

import java.math.BigDecimal;

/// Events tell amounts in satang: 100 to the baht.
public final class Satang {

    private static final int DECIMALS = 2;

    private Satang() {}

    /// @throws ArithmeticException if the amount has a fraction of a satang
    public static long of(BigDecimal baht) {
        return baht.movePointRight(DECIMALS).longValueExact();
    }
}
