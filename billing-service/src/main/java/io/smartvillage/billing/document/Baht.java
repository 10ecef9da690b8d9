package io.smartvillage.billing.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/// Amounts as they are kept and printed.
public final class Baht {

    private static final int DECIMALS = 2;
    private static final int GROUP = 3;

    private Baht() {}

    /// @throws ArithmeticException if the amount has a fraction of a satang
    static BigDecimal exact(BigDecimal amount) {
        return amount.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }

    static BigDecimal sum(Collection<BigDecimal> amounts) {
        return exact(amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /// @throws IllegalArgumentException if the parts do not make the total
    static void requireSum(Collection<BigDecimal> parts, BigDecimal total, String number) {
        if (sum(parts).compareTo(total) != 0) {
            throw new IllegalArgumentException(
                    number + ": the parts make " + sum(parts) + ", not " + total);
        }
    }

    /// Such as `1,234,567.80`.
    public static String print(BigDecimal amount) {
        return grouped(exact(amount).toPlainString());
    }

    /// A quantity or rate: as many decimals as it has, such as `52.5`; a rate has two at least.
    static String print(BigDecimal number, int leastDecimals) {
        var stripped = number.stripTrailingZeros();
        return grouped(
                stripped.setScale(
                                Math.max(leastDecimals, stripped.scale()), RoundingMode.UNNECESSARY)
                        .toPlainString());
    }

    private static String grouped(String plain) {
        var point = plain.indexOf('.');
        var grouped = new StringBuilder(plain);
        var first = plain.startsWith("-") ? 1 : 0;
        for (var at = (point < 0 ? plain.length() : point) - GROUP; at > first; at -= GROUP) {
            grouped.insert(at, ',');
        }
        return grouped.toString();
    }
}
