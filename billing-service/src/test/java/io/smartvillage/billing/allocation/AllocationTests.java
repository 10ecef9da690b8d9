package io.smartvillage.billing.allocation;

import static io.smartvillage.billing.allocation.AllocationPolicy.OLDEST_FIRST;
import static io.smartvillage.billing.allocation.AllocationPolicy.PENALTY_FIRST;
import static io.smartvillage.billing.allocation.AllocationPolicy.PRINCIPAL_FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AllocationTests {

    /// Due in October, November and December; `W` is the oldest, and written off.
    private static final List<OpenInvoice> OPEN =
            List.of(
                    invoice("C", "2026-12-15", "1000", "0", false),
                    invoice("A", "2026-10-15", "300", "30", false),
                    invoice("W", "2026-01-15", "500", "50", true),
                    invoice("B", "2026-11-15", "200", "20", false));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # policy         | amount  | parts                                       | rest
                    penalty_first    | 10.00   | A-penalty 10.00                             | 0.00
                    penalty_first    | 50.00   | A-penalty 30 B-penalty 20                   | 0.00
                    penalty_first    | 350.01  | A-penalty 30 B-penalty 20 A-fee 300 B-fee 0.01 | 0.00
                    penalty_first    | 1550    | A-penalty 30 B-penalty 20 A-fee 300 B-fee 200 C-fee 1000 | 0
                    penalty_first    | 1600    | A-penalty 30 B-penalty 20 A-fee 300 B-fee 200 C-fee 1000 W-penalty 50 | 0
                    penalty_first    | 2500    | A-penalty 30 B-penalty 20 A-fee 300 B-fee 200 C-fee 1000 W-penalty 50 W-fee 500 | 400
                    oldest_first     | 330     | A-penalty 30 A-fee 300                      | 0
                    oldest_first     | 340     | A-penalty 30 A-fee 300 B-penalty 10         | 0
                    oldest_first     | 1551    | A-penalty 30 A-fee 300 B-penalty 20 B-fee 200 C-fee 1000 W-penalty 1 | 0
                    oldest_first     | 9999999.99 | A-penalty 30 A-fee 300 B-penalty 20 B-fee 200 C-fee 1000 W-penalty 50 W-fee 500 | 9997899.99
                    principal_first  | 499.99  | A-fee 300 B-fee 199.99                      | 0
                    principal_first  | 1525    | A-fee 300 B-fee 200 C-fee 1000 A-penalty 25 | 0
                    principal_first  | 1560    | A-fee 300 B-fee 200 C-fee 1000 A-penalty 30 B-penalty 20 W-fee 10 | 0
                    """)
    void withoutAChoiceFollowsTheVillagesPolicy(
            String policy, BigDecimal amount, String parts, BigDecimal rest) {
        var rule = AllocationPolicy.valueOf(policy.toUpperCase(Locale.ROOT));

        var allocated = AllocatePayment.allocate(OPEN, amount, List.of(), rule);

        assertThat(text(allocated)).isEqualTo(normal(parts));
        assertThat(allocated.remainder()).isEqualByComparingTo(rest);
        assertThat(allocated.parts())
                .extracting(AllocatedPart::rule)
                .containsOnly(AllocationRule.valueOf(policy.toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    # choice      | amount | parts                                | rest
                    B             | 100    | B-penalty 20 B-fee 80                | 0
                    B             | 220    | B-penalty 20 B-fee 200               | 0
                    B             | 221    | B-penalty 20 B-fee 200               | 1
                    C B           | 1100   | C-fee 1000 B-penalty 20 B-fee 80     | 0
                    C=100 B       | 200    | C-fee 100 B-penalty 20 B-fee 80      | 0
                    A=10 B=50     | 500    | A-penalty 10 B-penalty 20 B-fee 30   | 440
                    A=40          | 500    | A-penalty 30 A-fee 10                | 460
                    W             | 100    | W-penalty 50 W-fee 50                | 0
                    C=5000        | 5000   | C-fee 1000                           | 4000
                    """)
    void withAChoiceServesItInItsOrderAndNothingElse(
            String choice, BigDecimal amount, String parts, BigDecimal rest) {
        var allocated = AllocatePayment.allocate(OPEN, amount, choice(choice), PENALTY_FIRST);

        assertThat(text(allocated)).isEqualTo(normal(parts));
        assertThat(allocated.remainder()).isEqualByComparingTo(rest);
        assertThat(allocated.parts())
                .extracting(AllocatedPart::rule)
                .containsOnly(AllocationRule.PAYER_CHOICE);
    }

    @ParameterizedTest
    @EnumSource
    void allOfItIsLeftIfNothingIsOpen(AllocationPolicy policy) {
        var amount = new BigDecimal("12.34");

        var allocated = AllocatePayment.allocate(List.of(), amount, List.of(), policy);

        assertThat(allocated).isEqualTo(new AllocatedMoney(List.of(), amount));
    }

    @Test
    void aChosenInvoiceThatIsSettledTakesNothing() {
        var allocated =
                AllocatePayment.allocate(
                        OPEN, new BigDecimal("700"), choice("Z B=50"), OLDEST_FIRST);

        assertThat(text(allocated)).isEqualTo(normal("B-penalty 20 B-fee 30"));
        assertThat(allocated.remainder()).isEqualByComparingTo("650");
    }

    @Test
    void ofTwoThatAreDueOnOneDayTheOlderOneIsServedFirst() {
        var open =
                List.of(
                        invoice("B", "2026-10-15", "100", "0", false),
                        invoice("A", "2026-10-15", "100", "0", false));

        var allocated =
                AllocatePayment.allocate(open, new BigDecimal("150"), List.of(), PRINCIPAL_FIRST);

        assertThat(text(allocated)).isEqualTo(normal("A-fee 100 B-fee 50"));
    }

    private static OpenInvoice invoice(
            String name, String dueDate, String fee, String penalty, boolean writtenOff) {
        return new OpenInvoice(
                id(name),
                LocalDate.parse(dueDate),
                new BigDecimal(fee),
                new BigDecimal(penalty),
                writtenOff);
    }

    private static UUID id(String name) {
        return new UUID(0, name.charAt(0));
    }

    private static List<ChosenInvoice> choice(String text) {
        return Arrays.stream(text.split(" ", -1))
                .map(chosen -> chosen.split("=", -1))
                .map(chosen ->
                        new ChosenInvoice(
                                id(chosen[0]),
                                chosen.length == 1 ? null : new BigDecimal(chosen[1])))
                .toList();
    }

    private static String text(AllocatedMoney allocated) {
        return allocated.parts().stream()
                .map(part ->
                        "%c-%s %s"
                                .formatted(
                                        (int) part.invoiceId().getLeastSignificantBits(),
                                        part.component().column(),
                                        part.amount().setScale(2).toPlainString()))
                .collect(Collectors.joining(" "));
    }

    /// Two decimals for every amount.
    private static String normal(String parts) {
        return Arrays.stream(parts.split(" ", -1))
                .map(word ->
                        Character.isDigit(word.charAt(0))
                                ? new BigDecimal(word).setScale(2).toPlainString()
                                : word)
                .collect(Collectors.joining(" "));
    }
}
