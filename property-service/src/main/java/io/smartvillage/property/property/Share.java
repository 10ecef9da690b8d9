package io.smartvillage.property.property;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.regex.Pattern;

/// A part of a house, exactly: thirds are no decimals. More than nothing, at most all, in lowest
/// terms.
public record Share(long numerator, long denominator) {

    /// `1/3`, or percent with up to four decimals: `33.3333%`.
    public static final String FORM = "[0-9]{1,6}/[0-9]{1,6}|[0-9]{1,3}(\\.[0-9]{1,4})?%";

    public static final Share WHOLE = new Share(1, 1);

    private static final Pattern SHARE = Pattern.compile(FORM);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 4;

    public Share {
        if (numerator <= 0 || numerator > denominator) {
            throw new IllegalArgumentException("no share: " + numerator + "/" + denominator);
        }
        var divisor = gcd(numerator, denominator);
        numerator /= divisor;
        denominator /= divisor;
    }

    /// @throws IllegalArgumentException if it is not of the form, nothing, or more than all
    public static Share of(String text) {
        if (!SHARE.matcher(text).matches()) {
            throw new IllegalArgumentException("no share: " + text);
        }
        var slash = text.indexOf('/');
        if (slash > 0) {
            return new Share(
                    Long.parseLong(text.substring(0, slash)),
                    Long.parseLong(text.substring(slash + 1)));
        }
        var percent = new BigDecimal(text.substring(0, text.length() - 1));
        return new Share(
                percent.movePointRight(DECIMALS).longValueExact(),
                HUNDRED.movePointRight(DECIMALS).longValueExact());
    }

    /// Less than 0: the shares are less than the whole; more: they are more.
    public static int compareSumToWhole(Collection<Share> shares) {
        var numerator = BigInteger.ZERO;
        var denominator = BigInteger.ONE;
        for (var share : shares) {
            var other = BigInteger.valueOf(share.denominator);
            numerator =
                    numerator
                            .multiply(other)
                            .add(BigInteger.valueOf(share.numerator).multiply(denominator));
            denominator = denominator.multiply(other);
        }
        return numerator.compareTo(denominator);
    }

    /// @throws IllegalArgumentException if it is more than all
    public Share plus(Share other) {
        var sum =
                BigInteger.valueOf(numerator)
                        .multiply(BigInteger.valueOf(other.denominator))
                        .add(
                                BigInteger.valueOf(other.numerator)
                                        .multiply(BigInteger.valueOf(denominator)));
        var whole = BigInteger.valueOf(denominator).multiply(BigInteger.valueOf(other.denominator));
        var divisor = sum.gcd(whole);
        return new Share(
                sum.divide(divisor).longValueExact(), whole.divide(divisor).longValueExact());
    }

    /// Rounded to four decimals.
    public BigDecimal percent() {
        return BigDecimal.valueOf(numerator)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(denominator), DECIMALS, RoundingMode.HALF_UP);
    }

    /// As [#of(String)] reads it.
    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }
}
