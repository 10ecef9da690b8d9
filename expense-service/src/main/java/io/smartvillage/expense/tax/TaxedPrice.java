package io.smartvillage.expense.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// What a price comes to. Both taxes are of the price without VAT, half up to the satang.
///
/// @param price THB without VAT
/// @param vat what the vendor charges on top
/// @param withheld what is paid to the Revenue Department in the vendor's name
public record TaxedPrice(BigDecimal price, BigDecimal vat, BigDecimal withheld) {

    private static final int SATANG_DIGITS = 2;
    private static final int PERCENT_DIGITS = 2;

    static TaxedPrice of(BigDecimal price, BigDecimal vatPercent, BigDecimal withheldPercent) {
        return new TaxedPrice(price, share(price, vatPercent), share(price, withheldPercent));
    }

    /// What it costs the village.
    public BigDecimal total() {
        return price.add(vat);
    }

    /// What the vendor gets.
    public BigDecimal net() {
        return total().subtract(withheld);
    }

    private static BigDecimal share(BigDecimal price, BigDecimal percent) {
        return price.multiply(percent)
                .movePointLeft(PERCENT_DIGITS)
                .setScale(SATANG_DIGITS, RoundingMode.HALF_UP);
    }
}
