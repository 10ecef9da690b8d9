package io.smartvillage.expense.tax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/// The legal rates and when they hold: data of the installation, not of the code.
///
/// @param vat the standard rate of VAT
/// @param withholding what is withheld, by kind
@ConfigurationProperties("smartvillage.tax")
public record TaxRates(List<VatRate> vat, List<WithholdingRate> withholding) {

    /// @param from first day; it holds until a later one does
    public record VatRate(LocalDate from, BigDecimal percent) {}

    /// @param from first day; it holds until a later one of the kind does
    /// @param least nothing is withheld from a smaller price, THB
    public record WithholdingRate(
            WithholdingKind kind, LocalDate from, BigDecimal percent, BigDecimal least) {}

    public TaxRates {
        vat = List.copyOf(vat);
        withholding = List.copyOf(withholding);
    }

    /// @param price THB without VAT
    /// @param day of payment
    public TaxedPrice on(
            BigDecimal price, VatTreatment treatment, WithholdingKind kind, LocalDate day) {
        return TaxedPrice.of(price, vatPercent(treatment, day), withheldPercent(kind, price, day));
    }

    private BigDecimal vatPercent(VatTreatment treatment, LocalDate day) {
        return switch (treatment) {
            case NONE -> BigDecimal.ZERO;
            case STANDARD ->
                    vat.stream()
                            .filter(rate -> !rate.from().isAfter(day))
                            .max(Comparator.comparing(VatRate::from))
                            .map(VatRate::percent)
                            .orElse(BigDecimal.ZERO);
        };
    }

    private BigDecimal withheldPercent(WithholdingKind kind, BigDecimal price, LocalDate day) {
        return withholding.stream()
                .filter(rate -> rate.kind() == kind && !rate.from().isAfter(day))
                .max(Comparator.comparing(WithholdingRate::from))
                .filter(rate -> price.compareTo(rate.least()) >= 0)
                .map(WithholdingRate::percent)
                .orElse(BigDecimal.ZERO);
    }
}
