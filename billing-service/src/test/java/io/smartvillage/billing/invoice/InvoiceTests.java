package io.smartvillage.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.billing.invoice.InvoiceEvent.InvoicePaid;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoicePartlyPaid;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoiceReopened;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
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

    private static InvoiceEvent receive(Invoice invoice, BigDecimal fee) {
        return invoice.receive(fee, BigDecimal.ZERO, TODAY, NOW);
    }

    private static Invoice anInvoiceOf(String... lines) {
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
                Arrays.stream(lines).map(InvoiceTests::line).toList(),
                NOW);
    }

    private static LineItem line(String amount) {
        return new LineItem(
                LineItem.Kind.FEE,
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
