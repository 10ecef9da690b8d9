package io.smartvillage.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smartvillage.billing.invoice.InvoiceEvent.InvoicePaid;
import io.smartvillage.billing.invoice.InvoiceEvent.InvoicePartlyPaid;
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
    private static final UUID ID = new UUID(7, 1);
    private static final UUID HOUSE = new UUID(7, 2);

    @Test
    void isTheSumOfItsLines() {
        assertThat(anInvoiceOf("100.25", "0.01", "99.74").amount()).isEqualByComparingTo("200.00");
    }

    @Test
    void isPaidWhenNothingIsLeft() {
        var invoice = anInvoiceOf("500.00");

        var event = invoice.receive(baht("500"), NOW);

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

        var event = invoice.receive(baht(payment), NOW);

        assertThat(event).isInstanceOf(InvoicePartlyPaid.class);
        assertThat(invoice.balance()).isEqualByComparingTo(rest);
        assertThat(invoice.status()).isEqualTo(InvoiceStatus.PENDING);
        assertThat(invoice.receive(baht(rest), NOW)).isInstanceOf(InvoicePaid.class);
    }

    @Test
    void rejectsOverpaymentAndKeepsTheBalance() {
        var invoice = anInvoiceOf("500.00");

        assertThatExceptionOfType(OverpaymentException.class)
                .isThrownBy(() -> invoice.receive(baht("500.01"), NOW));

        assertThat(invoice.balance()).isEqualByComparingTo("500.00");
    }

    @Test
    void takesNothingOnceItIsPaid() {
        var invoice = anInvoiceOf("500.00");
        invoice.receive(baht("500"), NOW);

        assertThatExceptionOfType(InvoiceAlreadyPaidException.class)
                .isThrownBy(() -> invoice.receive(baht("0.01"), NOW));
    }

    private static Invoice anInvoiceOf(String... lines) {
        return new Invoice(
                new UUID(1, 1),
                ID,
                HOUSE,
                new UUID(7, 3),
                "99/1",
                LocalDate.of(2026, 12, 25),
                Arrays.stream(lines).map(InvoiceTests::line).toList(),
                NOW);
    }

    private static LineItem line(String amount) {
        return new LineItem(
                LineItem.Kind.FEE,
                new UUID(7, 4),
                "ค่าส่วนกลาง",
                BigDecimal.ONE,
                LineItem.Unit.PLOT,
                baht(amount),
                "2026-12",
                baht(amount));
    }

    private static BigDecimal baht(String amount) {
        return new BigDecimal(amount);
    }
}
