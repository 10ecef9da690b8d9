package io.smartvillage.billing.bankstatement.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.smartvillage.billing.bankstatement.matching.Evidence.Kind;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Matched;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Scored;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Unidentified;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Unidentified.Reason;
import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenInvoice;
import io.smartvillage.billing.bankstatement.matching.OpenItem.OpenPayment;
import io.smartvillage.billing.bankstatement.reading.Direction;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LineMatcherTests {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);
    private static final LocalTime NINE = LocalTime.of(9, 0);

    private final LineMatcher matcher = new LineMatcher(new ReferenceFinder(), Tolerance.USUAL);

    @Test
    void matchesAnInvoiceByItsReferenceWhateverTheAmount() {
        var invoice = anInvoice(1, "1200", "INV-2569-000123", "99/1");
        var other = anInvoice(2, "1200", "INV-2569-000124", "99/2");

        var full =
                matcher.match(aLine("1200", null, "Ref2 INV2569000123"), List.of(other, invoice));
        var part = matcher.match(aLine("500", null, "inv 2569 000123"), List.of(other, invoice));

        assertMatched(full, invoice, 100, Kind.INVOICE_REFERENCE, Kind.AMOUNT);
        assertMatched(part, invoice, 70, Kind.INVOICE_REFERENCE, Kind.AMOUNT_DIFFERS);
        assertThat(full.ranked()).extracting(Scored::score).containsExactly(100, 35);
    }

    @Test
    void matchesAnInvoiceByItsHouseAndExactAmount() {
        var invoice = anInvoice(1, "1200", "INV-2569-000123", "99/1");
        var neighbour = anInvoice(2, "1200", "INV-2569-000124", "99/2");
        var open = List.of(invoice, neighbour);

        assertMatched(
                matcher.match(aLine("1200", null, "ค่าส่วนกลาง 99/1"), open),
                invoice,
                70,
                Kind.HOUSE_NUMBER,
                Kind.AMOUNT);
        assertMatched(
                matcher.match(aLine("1200", null, "Ref1: H1"), open),
                invoice,
                80,
                Kind.HOUSE_REFERENCE,
                Kind.AMOUNT);
        assertUnidentified(
                matcher.match(aLine("1100", null, "99/1"), open), Reason.BELOW_THRESHOLD);
        assertUnidentified(
                matcher.match(aLine("1200", null, "9/91"), open), Reason.BELOW_THRESHOLD);
    }

    @Test
    void neverMatchesByAnAmountAlone() {
        var invoice = anInvoice(1, "1200", "INV-2569-000123", "99/1");
        var payment = aPayment(2, "1200", DAY, null, null);

        var match = matcher.match(aLine("1200", NINE, ""), List.of(invoice, payment));

        assertUnidentified(match, Reason.BELOW_THRESHOLD);
        assertThat(match.ranked()).extracting(Scored::score).containsExactly(55, 35);
    }

    @Test
    void matchesAPaymentByAmountAndTime() {
        var payment = aPayment(1, "1200", DAY, NINE, null);

        assertMatched(
                matcher.match(aLine("1200", NINE.plusMinutes(10), ""), List.of(payment)),
                payment,
                75,
                Kind.AMOUNT,
                Kind.TIME);
        assertUnidentified(
                matcher.match(aLine("1200", NINE.plusMinutes(11), ""), List.of(payment)),
                Reason.BELOW_THRESHOLD);
        assertUnidentified(
                matcher.match(aLine("1200.01", NINE, ""), List.of(payment)),
                Reason.BELOW_THRESHOLD);
    }

    @Test
    void countsMinutesAcrossMidnight() {
        var payment = aPayment(1, "1200", DAY.minusDays(1), LocalTime.of(23, 58), null);

        assertMatched(
                matcher.match(aLine("1200", LocalTime.of(0, 3), ""), List.of(payment)),
                payment,
                75,
                Kind.AMOUNT,
                Kind.TIME);
    }

    @Test
    void leavesTwoEquallyGoodPaymentsToSomebody() {
        var first = aPayment(1, "1200", DAY, NINE, null);
        var second = aPayment(2, "1200", DAY, NINE.plusMinutes(5), null);

        assertUnidentified(
                matcher.match(aLine("1200", NINE, ""), List.of(first, second)), Reason.TIE);
    }

    @Test
    void matchesAPaymentByTheReferenceOfItsSlip() {
        var first = aPayment(1, "1200", DAY, NINE, "014ABC0123456789");
        var second = aPayment(2, "1200", DAY, NINE, "014ABC0123456790");

        assertMatched(
                matcher.match(
                        aLine("1200", NINE, "from 014-abc-0123456790"), List.of(first, second)),
                second,
                100,
                Kind.TRANSACTION_REFERENCE,
                Kind.AMOUNT,
                Kind.TIME);
    }

    @Test
    void doesNotVerifyAPaymentOfAnotherAmountNotEvenByItsSlip() {
        var payment = aPayment(1, "1200", DAY, NINE, "014ABC0123456789");

        var match = matcher.match(aLine("12", NINE, "014ABC0123456789"), List.of(payment));

        assertUnidentified(match, Reason.BELOW_THRESHOLD);
        assertThat(match.ranked().getFirst().reasons())
                .extracting(Evidence::toString)
                .containsExactly(
                        "transaction reference 014ABC0123456789",
                        "amount differs by -1188",
                        "time within 10 min");
    }

    @Test
    void prefersThePaymentToTheInvoiceThatItPays() {
        var invoice = anInvoice(1, "1200", "INV-2569-000123", "99/1");
        var payment =
                new OpenPayment(
                        new UUID(0, 2),
                        baht("1200"),
                        DAY,
                        NINE,
                        null,
                        Set.of(invoice.number()),
                        Set.of(invoice.id()));

        assertMatched(
                matcher.match(aLine("1200", NINE, "INV-2569-000123"), List.of(invoice, payment)),
                payment,
                100,
                Kind.INVOICE_REFERENCE,
                Kind.AMOUNT,
                Kind.TIME);
        assertMatched(
                matcher.match(aLine("700", NINE, "INV-2569-000123"), List.of(invoice, payment)),
                invoice,
                70,
                Kind.INVOICE_REFERENCE,
                Kind.AMOUNT_DIFFERS);
    }

    @Test
    void keepsToItsTolerance() {
        var payment = aPayment(1, "1200", DAY, NINE, null);
        var wide =
                new LineMatcher(
                        new ReferenceFinder(),
                        new Tolerance(baht("1"), Duration.ofHours(2), 3, 75, 1));
        var strict =
                new LineMatcher(
                        new ReferenceFinder(),
                        new Tolerance(baht("0"), Duration.ofMinutes(1), 0, 76, 1));

        assertThat(wide.match(aLine("1201", NINE.plusHours(2), ""), List.of(payment)))
                .isInstanceOf(Matched.class);
        assertUnidentified(
                wide.match(aLine("1201.01", NINE, ""), List.of(payment)), Reason.BELOW_THRESHOLD);
        assertUnidentified(
                strict.match(aLine("1200", NINE, ""), List.of(payment)), Reason.BELOW_THRESHOLD);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Tolerance(baht("0"), Duration.ZERO, 0, 101, 1));
    }

    @Test
    void matchesNothingWithMoneyThatWentOut() {
        var payment = aPayment(1, "1200", DAY, NINE, null);

        assertUnidentified(
                matcher.match(aLine(Direction.DEBIT, "1200", NINE, ""), List.of(payment)),
                Reason.NOT_A_CREDIT);
    }

    @Test
    void isUnidentifiedWithNothingOpen() {
        var match = matcher.match(aLine("1200", NINE, "INV-2569-000123"), List.of());

        assertUnidentified(match, Reason.BELOW_THRESHOLD);
        assertThat(match.ranked()).isEmpty();
    }

    private static void assertMatched(
            LineMatch match, OpenItem expected, int score, Kind... reasons) {
        assertThat(match)
                .asInstanceOf(type(Matched.class))
                .satisfies(matched -> {
                    assertThat(matched.best().item()).isEqualTo(expected);
                    assertThat(matched.best().score()).isEqualTo(score);
                    assertThat(matched.best().reasons())
                            .extracting(Evidence::kind)
                            .containsExactly(reasons);
                });
    }

    private static void assertUnidentified(LineMatch match, Reason reason) {
        assertThat(match)
                .asInstanceOf(type(Unidentified.class))
                .extracting(Unidentified::reason)
                .isEqualTo(reason);
    }

    private static OpenInvoice anInvoice(int id, String amount, String number, String house) {
        return new OpenInvoice(
                new UUID(0, id),
                baht(amount),
                number,
                "H" + id,
                number.replace("-", ""),
                house,
                DAY.plusDays(15));
    }

    private static OpenPayment aPayment(
            int id,
            String amount,
            LocalDate date,
            @Nullable LocalTime time,
            @Nullable String transRef) {
        return new OpenPayment(
                new UUID(0, id), baht(amount), date, time, transRef, Set.of(), Set.of());
    }

    private static StatementLine aLine(String amount, @Nullable LocalTime time, String text) {
        return aLine(Direction.CREDIT, amount, time, text);
    }

    private static StatementLine aLine(
            Direction direction, String amount, @Nullable LocalTime time, String text) {
        return new StatementLine(
                2, DAY, time, null, baht(amount), direction, null, "", "", "", "", text, "key");
    }

    private static BigDecimal baht(String amount) {
        return new BigDecimal(amount);
    }
}
