package io.smartvillage.billing.invoice;

import static io.smartvillage.billing.invoice.LineItem.Kind.FEE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.billing.invoice.InvoiceEvent.InvoicePaid;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoicePartlyPaid;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoiceReopened;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvoiceTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final LocalDate DUE = LocalDate.of(2026, 12, 25);
    private static final UUID ID = new UUID(7, 1);
    private static final UUID HOUSE = new UUID(7, 2);

    @Test
    void isTheSumOfItsLines() {
        assertThat(anInvoiceOf("100.25", "0.01", "99.74").amount()).isEqualByComparingTo("200.00");
    }

    @Test
    void isPaidWhenNothingIsLeft() {
        var invoice = anInvoiceOf("500.00");

        var event = receive(invoice, baht("500"));

        assertThat(event).isEqualTo(new InvoicePaid(ID, HOUSE, 50_000, NOW));
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    249.95, 10.00,  239.95
                    0.03,   0.01,   0.02
                    100.00, 99.99,  0.01
                    """)
    void aPartPaymentLeavesTheRest(String total, String payment, String rest) {
        var invoice = anInvoiceOf(total);

        var event = receive(invoice, baht(payment));

        assertThat(event).isInstanceOf(InvoicePartlyPaid.class);
        assertThat(invoice.balance()).isEqualByComparingTo(rest);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PARTIALLY_PAID);
        assertThat(receive(invoice, baht(rest))).isInstanceOf(InvoicePaid.class);
    }

    @Test
    void rejectsOverpaymentAndKeepsTheBalance() {
        var invoice = anInvoiceOf("500.00");

        assertThatExceptionOfType(OverpaymentException.class)
                .isThrownBy(() -> receive(invoice, baht("500.01")));

        assertThat(invoice.balance()).isEqualByComparingTo("500.00");
    }

    @Test
    void takesNothingOnceItIsPaid() {
        var invoice = anInvoiceOf("500.00");
        receive(invoice, baht("500"));

        assertThatExceptionOfType(OverpaymentException.class)
                .isThrownBy(() -> receive(invoice, baht("0.01")));
    }

    @Test
    void givesBackWhatItHadTaken() {
        var invoice = anInvoiceOf("500.00");
        receive(invoice, baht("500"));

        var event = invoice.giveBack(baht("200"), BigDecimal.ZERO, TODAY, NOW);

        assertThat(event).isEqualTo(new InvoiceReopened(ID, HOUSE, 30_000, 20_000, NOW));
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PARTIALLY_PAID);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> invoice.giveBack(baht("300.01"), BigDecimal.ZERO, TODAY, NOW));
        assertThat(invoice.balance()).isEqualByComparingTo("200.00");
    }

    @Test
    void isOverdueFromTheDayAfterItIsDue() {
        var invoice = anInvoiceOf("500.00");

        invoice.receive(baht("1"), BigDecimal.ZERO, DUE, NOW);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PARTIALLY_PAID);

        invoice.receive(baht("1"), BigDecimal.ZERO, DUE.plusDays(1), NOW);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.OVERDUE);
    }

    @Test
    void aCreditNoteTakesOffWhatIsOpenFirst() {
        var invoice = anInvoiceOf("500.00");
        receive(invoice, baht("300"));

        var released = invoice.credit(baht("200"), BigDecimal.ZERO, TODAY, NOW);

        assertThat(released.total()).isEqualByComparingTo("0");
        assertThat(invoice.balance()).isEqualByComparingTo("0");
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    void aCreditNoteReleasesWhatWasPaidBeyondTheRest() {
        var invoice = anInvoiceOf("500.00");
        receive(invoice, baht("450"));

        var released = invoice.credit(baht("200"), BigDecimal.ZERO, TODAY, NOW);

        assertThat(released.fee()).isEqualByComparingTo("150");
        assertThat(released.penalty()).isEqualByComparingTo("0");
        assertThat(invoice.paid()).isEqualByComparingTo("300");
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    void moneyForFeesDoesNotBecomeMoneyForPenalties() {
        var invoice = anInvoiceWithPenalty("1000.00", "100.00");
        receive(invoice, baht("1000"));

        var released = invoice.credit(baht("500"), BigDecimal.ZERO, TODAY, NOW);

        assertThat(released.fee()).isEqualByComparingTo("500");
        assertThat(invoice.openPenalty()).isEqualByComparingTo("100");
        assertThat(invoice.openFee()).isEqualByComparingTo("0");
    }

    @Test
    void aCreditedPenaltyReleasesPenaltyMoney() {
        var invoice = anInvoiceWithPenalty("1000.00", "100.00");
        invoice.receive(baht("400"), baht("100"), TODAY, NOW);

        var released = invoice.credit(BigDecimal.ZERO, baht("60"), TODAY, NOW);

        assertThat(released.penalty()).isEqualByComparingTo("60");
        assertThat(released.fee()).isEqualByComparingTo("0");
        assertThat(invoice.penaltyPaid()).isEqualByComparingTo("40");
        assertThat(invoice.openFee()).isEqualByComparingTo("600");
    }

    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    1000.01, 0
                    0,       100.01
                    """)
    void rejectsACreditOfMoreThanWasCharged(String fee, String penalty) {
        var invoice = anInvoiceWithPenalty("1000.00", "100.00");

        assertThatExceptionOfType(CreditTooLargeException.class)
                .isThrownBy(() -> invoice.credit(baht(fee), baht(penalty), TODAY, NOW));

        assertThat(invoice.balance()).isEqualByComparingTo("1100");
        assertThat(invoice.credited()).isEqualByComparingTo("0");
    }

    @Test
    void aDebitNoteOpensAPaidInvoiceAgain() {
        var invoice = anInvoiceOf("500.00");
        receive(invoice, baht("500"));

        invoice.debit(baht("20"), TODAY, NOW);

        assertThat(invoice.balance()).isEqualByComparingTo("20");
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PARTIALLY_PAID);
        assertThat(invoice.chargedFee()).isEqualByComparingTo("520");
    }

    @Test
    void aVoidInvoiceGivesEverythingBackAndTakesNothing() {
        var invoice = anInvoiceWithPenalty("1000.00", "100.00");
        invoice.receive(baht("400"), baht("100"), TODAY, NOW);

        var released = invoice.voidIt(NOW);

        assertThat(released.fee()).isEqualByComparingTo("400");
        assertThat(released.penalty()).isEqualByComparingTo("100");
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.VOID);
        assertThat(invoice.balance()).isEqualByComparingTo("0");
        assertThatExceptionOfType(InvoiceVoidException.class)
                .isThrownBy(() -> receive(invoice, baht("1")));
        assertThatExceptionOfType(InvoiceVoidException.class).isThrownBy(() -> invoice.voidIt(NOW));
    }

    @Test
    void aWrittenOffInvoiceCanStillBePaid() {
        var invoice = anInvoiceOf("500.00");
        receive(invoice, baht("100"));

        assertThat(invoice.writeOff(TODAY, NOW)).isEqualByComparingTo("400");
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.WRITTEN_OFF);
        assertThat(invoice.payable()).isEqualByComparingTo("400");
        assertThatExceptionOfType(NothingOwedException.class)
                .isThrownBy(() -> invoice.writeOff(TODAY, NOW));
        assertThatExceptionOfType(InvoiceWrittenOffException.class)
                .isThrownBy(() -> invoice.debit(baht("1"), TODAY, NOW));

        receive(invoice, baht("400"));
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    void aCreditNoteTakesBackAsMuchOfAWriteOff() {
        var invoice = anInvoiceOf("500.00");
        invoice.writeOff(TODAY, NOW);

        invoice.credit(baht("200"), BigDecimal.ZERO, TODAY, NOW);

        assertThat(invoice.writtenOff()).isEqualByComparingTo("300");
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.WRITTEN_OFF);
        invoice.credit(baht("300"), BigDecimal.ZERO, TODAY, NOW);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PAID);
    }

    @Test
    void aWrittenOffPenaltyStaysSoWhenPaidFeesAreReleased() {
        var invoice = anInvoiceWithPenalty("1000.00", "100.00");
        receive(invoice, baht("1000"));
        invoice.writeOff(TODAY, NOW);

        var released = invoice.credit(baht("500"), BigDecimal.ZERO, TODAY, NOW);

        assertThat(released.fee()).isEqualByComparingTo("500");
        assertThat(invoice.writtenOff()).isEqualByComparingTo("100");
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.WRITTEN_OFF);
    }

    /// The checks of the table, after any sequence of changes; what is released was paid.
    @Test
    void keepsWhatTheTableDemandsWhateverHappens() {
        for (int seed = 0; seed < 2_000; seed++) {
            var random = new Random(seed);
            var fee = random.nextInt(1, 1000);
            var penalty = random.nextInt(300);
            var lines = new ArrayList<LineItem>();
            lines.add(line(FEE, satang(fee).toString()));
            lines.add(line(LineItem.Kind.PENALTY, satang(penalty).toString()));
            lines.add(
                    line(
                            LineItem.Kind.CREDIT_APPLIED,
                            satang(-random.nextInt(fee + penalty)).toString()));
            var invoice = anInvoiceOf(lines);
            var received = BigDecimal.ZERO;
            for (int step = 0; step < 12 && invoice.status() != InvoiceStatus.VOID; step++) {
                received = received.add(changeSomehow(invoice, random));
                assertThat(invoice.paid()).as("seed " + seed).isEqualByComparingTo(received);
                assertKeepsTheTable(invoice, "seed " + seed + ", step " + step);
            }
        }
    }

    /// @return by how much what was paid changed
    private static BigDecimal changeSomehow(Invoice invoice, Random random) {
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> {
                var fee = partOf(invoice.openFee(), random);
                var penalty = partOf(invoice.openPenalty(), random);
                if (fee.add(penalty).signum() > 0) {
                    invoice.receive(fee, penalty, TODAY, NOW);
                }
                yield fee.add(penalty);
            }
            case 3, 4 -> {
                var part = partOf(invoice.chargedFee(), random);
                yield invoice.credit(part, BigDecimal.ZERO, TODAY, NOW).total().negate();
            }
            case 5 -> {
                var part = partOf(invoice.chargedPenalty(), random);
                yield invoice.credit(BigDecimal.ZERO, part, TODAY, NOW).total().negate();
            }
            case 6 -> {
                if (invoice.status() != InvoiceStatus.WRITTEN_OFF) {
                    invoice.debit(satang(random.nextInt(1, 100)), TODAY, NOW);
                }
                yield BigDecimal.ZERO;
            }
            case 7 -> {
                if (invoice.balance().signum() > 0) {
                    invoice.writeOff(TODAY, NOW);
                }
                yield BigDecimal.ZERO;
            }
            default ->
                    random.nextInt(5) == 0 ? invoice.voidIt(NOW).total().negate() : BigDecimal.ZERO;
        };
    }

    private static void assertKeepsTheTable(Invoice invoice, String when) {
        var zero = BigDecimal.ZERO;
        var settled =
                List.of(InvoiceStatus.PAID, InvoiceStatus.VOID, InvoiceStatus.WRITTEN_OFF)
                        .contains(invoice.status());
        assertThat(invoice.balance()).as(when).isGreaterThanOrEqualTo(zero);
        assertThat(settled).as(when).isEqualTo(invoice.balance().signum() == 0);
        assertThat(invoice.writtenOff()).as(when).isGreaterThanOrEqualTo(zero);
        assertThat(invoice.status() == InvoiceStatus.WRITTEN_OFF)
                .as(when)
                .isEqualTo(invoice.writtenOff().signum() > 0);
        assertThat(invoice.penaltyPaid()).as(when).isBetween(zero, invoice.paid());
        assertThat(invoice.chargedPenalty()).as(when).isBetween(zero, invoice.charged());
        assertThat(invoice.openPenalty()).as(when).isBetween(zero, invoice.payable());
        assertThat(invoice.openFee()).as(when).isGreaterThanOrEqualTo(zero);
    }

    private static BigDecimal partOf(BigDecimal most, Random random) {
        return satang(random.nextInt(most.movePointRight(2).intValueExact() + 1));
    }

    private static BigDecimal satang(int count) {
        return BigDecimal.valueOf(count, 2);
    }

    private static InvoiceEvent receive(Invoice invoice, BigDecimal fee) {
        return invoice.receive(fee, BigDecimal.ZERO, TODAY, NOW);
    }

    private static Invoice anInvoiceOf(String... lines) {
        return anInvoiceOf(Arrays.stream(lines).map(line -> line(FEE, line)).toList());
    }

    private static Invoice anInvoiceWithPenalty(String fee, String penalty) {
        return anInvoiceOf(List.of(line(FEE, fee), line(LineItem.Kind.PENALTY, penalty)));
    }

    private static Invoice anInvoiceOf(List<LineItem> lines) {
        return new Invoice(
                new UUID(1, 1),
                ID,
                HOUSE,
                new UUID(7, 3),
                "INV-2569-000001",
                TODAY,
                "common",
                null,
                "99/1",
                "2026-12",
                DUE,
                lines,
                NOW);
    }

    private static LineItem line(LineItem.Kind kind, String amount) {
        return new LineItem(
                kind,
                "ค่าส่วนกลาง",
                null,
                BigDecimal.ONE,
                LineItem.Unit.PLOT,
                baht(amount),
                new LineItem.Period(LocalDate.of(2026, 12, 1), LocalDate.of(2026, 12, 31)),
                baht(amount),
                new UUID(7, 4),
                null);
    }

    private static BigDecimal baht(String amount) {
        return new BigDecimal(amount);
    }
}
