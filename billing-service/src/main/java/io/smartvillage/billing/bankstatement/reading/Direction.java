package io.smartvillage.billing.bankstatement.reading;

import java.math.BigDecimal;

/// Which way money went, seen from the account: `CREDIT` came in, `DEBIT` went out.
public enum Direction {
    CREDIT,
    DEBIT;

    Direction opposite() {
        return this == CREDIT ? DEBIT : CREDIT;
    }

    BigDecimal applyTo(BigDecimal balance, BigDecimal amount) {
        return switch (this) {
            case CREDIT -> balance.add(amount);
            case DEBIT -> balance.subtract(amount);
        };
    }
}
