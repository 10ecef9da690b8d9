package io.smartvillage.billing.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// Whatever is open, paid and chosen.
class AllocationPropertyTests {

    record Case(
            List<OpenInvoice> open,
            BigDecimal amount,
            List<ChosenInvoice> choice,
            AllocationPolicy policy) {

        AllocatedMoney allocated() {
            return AllocatePayment.allocate(open, amount, choice, policy);
        }

        OpenInvoice invoice(UUID id) {
            return open.stream().filter(invoice -> invoice.id().equals(id)).findAny().orElseThrow();
        }

        BigDecimal openOf(AllocatedPart part) {
            return invoice(part.invoiceId()).open(part.component());
        }
    }

    @Property
    void noSatangIsLostOrMade(@ForAll("cases") Case of) {
        var allocated = of.allocated();

        assertThat(
                        allocated.parts().stream()
                                .map(AllocatedPart::amount)
                                .reduce(allocated.remainder(), BigDecimal::add))
                .isEqualByComparingTo(of.amount());
        assertThat(allocated.remainder()).isNotNegative();
    }

    @Property
    void nothingTakesMoreThanIsOpenOrTwice(@ForAll("cases") Case of) {
        var parts = of.allocated().parts();

        assertThat(parts)
                .allSatisfy(part -> {
                    assertThat(part.amount()).isPositive();
                    assertThat(part.amount()).isLessThanOrEqualTo(of.openOf(part));
                });
        assertThat(parts)
                .extracting(part -> List.of(part.invoiceId(), part.component()))
                .doesNotHaveDuplicates();
    }

    @Property
    void anInvoiceTakesNoMoreThanThePayerSaid(@ForAll("cases") Case of) {
        var parts = of.allocated().parts();

        for (var chosen : of.choice()) {
            var most = chosen.amount();
            if (most != null) {
                assertThat(
                                parts.stream()
                                        .filter(part -> part.invoiceId().equals(chosen.invoiceId()))
                                        .map(AllocatedPart::amount)
                                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isLessThanOrEqualTo(most);
            }
        }
    }

    @Property
    void theOrderIsThatOfTheChoiceOrThePolicy(@ForAll("cases") Case of) {
        assertThat(of.allocated().parts()).isSortedAccordingTo(order(of));
    }

    /// Only the last part may be less than was open, unless the payer capped it.
    @Property
    void theNextIsServedOnlyWhenTheOneBeforeIsSettled(@ForAll("cases") Case of) {
        var allocated = of.allocated();
        var capped = of.choice().stream().anyMatch(chosen -> chosen.amount() != null);
        var parts = allocated.parts();
        if (!capped && !parts.isEmpty()) {
            assertThat(parts.subList(0, parts.size() - 1))
                    .allSatisfy(part ->
                            assertThat(part.amount()).isEqualByComparingTo(of.openOf(part)));
        }
    }

    /// Without a choice money is left only if nothing is.
    @Property
    void somethingIsLeftOnlyIfNothingIsOpen(@ForAll("cases") Case of) {
        if (of.choice().isEmpty()) {
            var open =
                    of.open().stream()
                            .map(invoice -> invoice.openFee().add(invoice.openPenalty()))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(of.allocated().remainder())
                    .isEqualByComparingTo(of.amount().subtract(open).max(BigDecimal.ZERO));
        }
    }

    private static Comparator<AllocatedPart> order(Case of) {
        Comparator<AllocatedPart> penaltyFirst =
                Comparator.comparing(part -> part.component() == InvoiceComponent.FEE);
        if (!of.choice().isEmpty()) {
            var chosen = of.choice().stream().map(ChosenInvoice::invoiceId).toList();
            return Comparator.<AllocatedPart>comparingInt(part -> chosen.indexOf(part.invoiceId()))
                    .thenComparing(penaltyFirst);
        }
        Comparator<AllocatedPart> writtenOffLast =
                Comparator.comparing(part -> of.invoice(part.invoiceId()).writtenOff());
        Comparator<AllocatedPart> oldestFirst =
                Comparator.comparing((AllocatedPart part) -> of.invoice(part.invoiceId()).dueDate())
                        .thenComparing(AllocatedPart::invoiceId);
        return switch (of.policy()) {
            case PENALTY_FIRST ->
                    writtenOffLast.thenComparing(penaltyFirst).thenComparing(oldestFirst);
            case OLDEST_FIRST ->
                    writtenOffLast.thenComparing(oldestFirst).thenComparing(penaltyFirst);
            case PRINCIPAL_FIRST ->
                    writtenOffLast
                            .thenComparing(penaltyFirst.reversed())
                            .thenComparing(oldestFirst);
        };
    }

    @Provide
    static Arbitrary<Case> cases() {
        return Combinators.combine(
                        invoices(),
                        baht(500_000),
                        choices(),
                        Arbitraries.of(AllocationPolicy.values()))
                .as(Case::new);
    }

    private static Arbitrary<List<OpenInvoice>> invoices() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 400),
                        baht(100_000),
                        baht(10_000),
                        Arbitraries.of(true, false))
                .as((days, fee, penalty, writtenOff) ->
                        new OpenInvoice(
                                new UUID(0, 0),
                                LocalDate.of(2026, 1, 1).plusDays(days),
                                fee,
                                penalty,
                                writtenOff))
                .list()
                .ofMaxSize(8)
                .map(AllocationPropertyTests::numbered);
    }

    private static List<OpenInvoice> numbered(List<OpenInvoice> invoices) {
        var numbered = new ArrayList<OpenInvoice>();
        for (var invoice : invoices) {
            numbered.add(
                    new OpenInvoice(
                            new UUID(0, numbered.size()),
                            invoice.dueDate(),
                            invoice.openFee(),
                            invoice.openPenalty(),
                            invoice.writtenOff()));
        }
        return numbered;
    }

    /// Also of invoices that are not open.
    private static Arbitrary<List<ChosenInvoice>> choices() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 9), baht(100_000).injectNull(0.5))
                .as((number, most) -> new ChosenInvoice(new UUID(0, number), most))
                .list()
                .ofMaxSize(5)
                .uniqueElements(ChosenInvoice::invoiceId);
    }

    private static Arbitrary<BigDecimal> baht(long mostSatang) {
        return Arbitraries.longs()
                .between(0, mostSatang)
                .map(satang -> BigDecimal.valueOf(satang, 2));
    }
}
