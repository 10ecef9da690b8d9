package io.smartvillage.expense.tax;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.expense.tax.TaxRates.VatRate;
import io.smartvillage.expense.tax.TaxRates.WithholdingRate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxRatesTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    static final TaxRates RATES =
            new TaxRates(
                    List.of(vat("1999-04-01", "7"), vat("2027-10-01", "10")),
                    List.of(
                            rate(WithholdingKind.TRANSPORT, "1"),
                            rate(WithholdingKind.ADVERTISING, "2"),
                            rate(WithholdingKind.SERVICE, "3"),
                            rate(WithholdingKind.RENT, "5")));

    @ParameterizedTest
    @CsvSource({
        "10000, none, none, 0.00, 0.00, 10000.00",
        "10000, standard, service, 700.00, 300.00, 10400.00",
        "10000, none, transport, 0.00, 100.00, 9900.00",
        "10000, none, advertising, 0.00, 200.00, 9800.00",
        "10000, none, rent, 0.00, 500.00, 9500.00",
        "1000, none, service, 0.00, 30.00, 970.00",
        "999.99, none, service, 0.00, 0.00, 999.99",
        "1000.50, none, service, 0.00, 30.02, 970.48",
        "1000.07, standard, none, 70.00, 0.00, 1070.07",
        "1000.50, standard, none, 70.04, 0.00, 1070.54"
    })
    void taxesAreOfThePriceWithoutVatHalfUp(
            String price, String vat, String kind, String vatAmount, String withheld, String net) {
        var taxed =
                RATES.on(
                        new BigDecimal(price).setScale(2),
                        VatTreatment.valueOf(vat.toUpperCase(java.util.Locale.ROOT)),
                        WithholdingKind.valueOf(kind.toUpperCase(java.util.Locale.ROOT)),
                        DAY);

        assertThat(taxed.vat()).isEqualTo(new BigDecimal(vatAmount));
        assertThat(taxed.withheld()).isEqualTo(new BigDecimal(withheld));
        assertThat(taxed.net()).isEqualTo(new BigDecimal(net));
    }

    @ParameterizedTest
    @CsvSource({"1999-03-31, 0.00", "1999-04-01, 70.00", "2027-09-30, 70.00", "2027-10-01, 100.00"})
    void aRateHoldsFromItsDayUntilTheNext(LocalDate day, String vat) {
        assertThat(
                        RATES.on(
                                        new BigDecimal("1000.00"),
                                        VatTreatment.STANDARD,
                                        WithholdingKind.NONE,
                                        day)
                                .vat())
                .isEqualTo(new BigDecimal(vat));
    }

    private static VatRate vat(String from, String percent) {
        return new VatRate(LocalDate.parse(from), new BigDecimal(percent));
    }

    private static WithholdingRate rate(WithholdingKind kind, String percent) {
        return new WithholdingRate(
                kind, LocalDate.of(2000, 1, 1), new BigDecimal(percent), new BigDecimal("1000"));
    }
}
