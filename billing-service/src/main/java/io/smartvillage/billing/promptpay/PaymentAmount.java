package io.smartvillage.billing.promptpay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/// Amounts in baht as tag 54 has them: at most 13 characters, 2 decimals (rule 1). Nothing is ever
/// rounded.
final class PaymentAmount {

    private static final int LONGEST = 13;
    private static final int DECIMALS = 2;
    private static final Pattern WRITTEN = Pattern.compile("[0-9]{1,13}(\\.[0-9]{0,2})?");

    private PaymentAmount() {}

    /// The same amount with scale 2.
    ///
    /// @throws InvalidPaymentDataException if it is not above zero, has more than 2 decimals, or
    ///   exceeds 9,999,999,999.99
    static BigDecimal positive(String field, BigDecimal baht) {
        if (baht.signum() <= 0) {
            throw new InvalidPaymentDataException(field, "must be more than zero");
        }
        return scaled(field, baht);
    }

    /// @throws InvalidPaymentDataException if it is negative or no amount, as in `positive`
    static BigDecimal notNegative(String field, BigDecimal baht) {
        if (baht.signum() < 0) {
            throw new InvalidPaymentDataException(field, "must not be negative");
        }
        return scaled(field, baht);
    }

    static String text(BigDecimal scaled) {
        return scaled.toPlainString();
    }

    /// Digits, then a point and up to two decimals if there are any.
    ///
    /// @throws InvalidPaymentDataException if the text is not an amount
    static BigDecimal read(String field, String text) {
        if (text.length() > LONGEST || !WRITTEN.matcher(text).matches()) {
            throw new InvalidPaymentDataException(
                    field, "is not an amount of at most 13 characters with 2 decimals");
        }
        return scaled(field, new BigDecimal(text));
    }

    private static BigDecimal scaled(String field, BigDecimal baht) {
        if (baht.stripTrailingZeros().scale() > DECIMALS) {
            throw new InvalidPaymentDataException(field, "has more than 2 decimals");
        }
        if ((long) baht.precision() - baht.scale() > LONGEST - DECIMALS - 1) {
            throw new InvalidPaymentDataException(field, "is more than 9999999999.99");
        }
        return baht.setScale(DECIMALS, RoundingMode.UNNECESSARY);
    }
}
