package io.smartvillage.billing.bankstatement;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.bankstatement.Verdict.OfHouse;
import io.smartvillage.billing.bankstatement.Verdict.OfInvoice;
import io.smartvillage.billing.bankstatement.Verdict.OfPayment;
import io.smartvillage.billing.bankstatement.Verdict.Unknown;
import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenInvoice;
import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenPayment;
import io.smartvillage.billing.bankstatement.matching.ReferenceFinder;
import io.smartvillage.billing.bankstatement.matching.Tolerance;
import io.smartvillage.billing.bankstatement.reading.Direction;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JudgeLineTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final UUID HOUSE = new UUID(1, 1);
    private static final UUID NEIGHBOUR = new UUID(1, 2);
    private static final ReferenceFinder FINDER = new ReferenceFinder();

    @Test
    void severalInvoicesOfOneHouseAreTheHouses() {
        var verdict =
                judge(
                        "บ้านเลขที่ 99/12",
                        List.of(),
                        List.of(invoice(1, HOUSE, "99/12"), invoice(2, HOUSE, "99/12")));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        OfHouse.class, of -> assertThat(of.propertyId()).isEqualTo(HOUSE));
    }

    @Test
    void invoicesOfTwoHousesAreATie() {
        var verdict =
                judge(
                        "99/12 99/13",
                        List.of(),
                        List.of(invoice(1, HOUSE, "99/12"), invoice(2, NEIGHBOUR, "99/13")));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        Unknown.class,
                        of -> assertThat(of.because()).isEqualTo(UnidentifiedBecause.TIE));
    }

    @Test
    void aHouseThatReportedTheAmountIsPaidByThatPayment() {
        var verdict =
                judge(
                        "99/12",
                        List.of(payment(7, HOUSE, true), payment(8, NEIGHBOUR, false)),
                        List.of(invoice(1, HOUSE, "99/12")));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        OfPayment.class,
                        of -> assertThat(of.payment().id()).isEqualTo(new UUID(2, 7)));
    }

    @Test
    void aNeighboursReportIsNotTakenForTheHouseThatIsNamed() {
        var verdict =
                judge(
                        "99/12",
                        List.of(payment(8, NEIGHBOUR, false)),
                        List.of(invoice(1, HOUSE, "99/12")));

        assertThat(verdict)
                .isInstanceOfSatisfying(
                        OfInvoice.class,
                        of -> assertThat(of.invoiceId()).isEqualTo(new UUID(3, 1)));
    }

    @Test
    void ofWhatWasVerifiedBeforeAmountAndDayAreEnough() {
        var items = new OpenItems(List.of(payment(7, HOUSE, true)), List.of());
        var judge = new JudgeLine(FINDER, Tolerance.USUAL, items);
        var line = line("transfer");

        assertThat(judge.judge(line, LineReferences.of(line, FINDER))).isInstanceOf(Unknown.class);
        assertThat(judge.verifiedBefore(line, LineReferences.of(line, FINDER))).isPresent();

        var another = line("INV-2569-000777");
        assertThat(judge.verifiedBefore(another, LineReferences.of(another, FINDER))).isEmpty();
        items.take(new UUID(2, 7));
        assertThat(judge.verifiedBefore(line, LineReferences.of(line, FINDER))).isEmpty();
    }

    @Test
    void whatWasOnlyReportedNeedsMoreThanAmountAndDay() {
        var items = new OpenItems(List.of(payment(7, HOUSE, false)), List.of());
        var judge = new JudgeLine(FINDER, Tolerance.USUAL, items);
        var line = line("transfer");

        assertThat(judge.judge(line, LineReferences.of(line, FINDER))).isInstanceOf(Unknown.class);
        assertThat(judge.verifiedBefore(line, LineReferences.of(line, FINDER))).isEmpty();
    }

    private static Verdict judge(
            String description, List<KnownPayment> payments, List<OwedInvoice> invoices) {
        var line = line(description);
        return new JudgeLine(FINDER, Tolerance.USUAL, new OpenItems(payments, invoices))
                .judge(line, LineReferences.of(line, FINDER));
    }

    private static KnownPayment payment(int id, UUID house, boolean verified) {
        return new KnownPayment(
                new OpenPayment(
                        new UUID(2, id),
                        new BigDecimal("1000.00"),
                        DAY,
                        null,
                        null,
                        Set.of(),
                        Set.of()),
                house,
                verified);
    }

    private static OwedInvoice invoice(int id, UUID house, String houseNumber) {
        return new OwedInvoice(
                new OpenInvoice(
                        new UUID(3, id),
                        new BigDecimal("1000.00"),
                        "INV-2569-00000" + id,
                        null,
                        "INV256900000" + id,
                        houseNumber,
                        DAY),
                house);
    }

    private static StatementLine line(String description) {
        return new StatementLine(
                1,
                DAY,
                null,
                null,
                new BigDecimal("1000.00"),
                Direction.CREDIT,
                null,
                "",
                "",
                "",
                "",
                description,
                "key");
    }
}
