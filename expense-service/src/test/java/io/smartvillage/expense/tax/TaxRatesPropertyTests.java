package io.smartvillage.expense.tax;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

/// Whatever the price, by the rates of [TaxRatesTests].
class TaxRatesPropertyTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate LATER = LocalDate.of(2027, 10, 1);

    /// Against whole satang: half up is (n × percent + 50) / 100, rounded down.
    @Property
    void noSatangIsLostWhateverThePrice(
            @ForAll @LongRange(min = 1, max = 99_999_999_999_999L) long satang,
            @ForAll VatTreatment vat,
            @ForAll WithholdingKind kind,
            @ForAll boolean later) {
        var price = BigDecimal.valueOf(satang, 2);
        var taxed = TaxRatesTests.RATES.on(price, vat, kind, later ? LATER : DAY);

        var vatPercent = vat == VatTreatment.NONE ? 0 : later ? 10 : 7;
        var withheldPercent =
                satang < 100_000
                        ? 0
                        : switch (kind) {
                            case TRANSPORT -> 1;
                            case ADVERTISING -> 2;
                            case SERVICE -> 3;
                            case RENT -> 5;
                            case NONE, INSURANCE, PROFESSIONAL -> 0;
                        };
        assertThat(taxed.vat().unscaledValue()).isEqualTo(halfUp(satang, vatPercent));
        assertThat(taxed.withheld().unscaledValue()).isEqualTo(halfUp(satang, withheldPercent));
        assertThat(taxed.net().add(taxed.withheld()))
                .isEqualByComparingTo(price.add(taxed.vat()))
                .isEqualByComparingTo(taxed.total());
        assertThat(taxed.net()).isPositive();
    }

    private static BigInteger halfUp(long satang, int percent) {
        return BigInteger.valueOf(satang)
                .multiply(BigInteger.valueOf(percent))
                .add(BigInteger.valueOf(50))
                .divide(BigInteger.valueOf(100));
    }
}
