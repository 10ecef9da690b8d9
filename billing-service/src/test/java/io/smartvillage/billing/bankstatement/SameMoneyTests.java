package io.smartvillage.billing.bankstatement;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.billing.bankstatement.matching.Tolerance;
import io.smartvillage.billing.bankstatement.reading.Direction;
import io.smartvillage.billing.bankstatement.reading.StatementLine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SameMoneyTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final UUID FIRST = new UUID(0, 1);
    private static final UUID SECOND = new UUID(0, 2);
    private static final UUID CALLED = new UUID(0, 3);
    private static final UUID CALLED_TOO = new UUID(0, 4);

    private final SameMoney sameMoney = new SameMoney(Tolerance.USUAL);

    @Test
    void findsTheBanksReferenceHoweverLateTheLineIs() {
        assertThat(
                        sameMoney.pairs(
                                Map.of(FIRST, line("23:00", "bill 202611200915300")),
                                Map.of(CALLED, callback("10:15", "202611200915300", null))))
                .isEqualTo(Map.of(FIRST, CALLED));
    }

    @Test
    void needsTheSameMoment() {
        assertThat(
                        sameMoney.pairs(
                                Map.of(FIRST, line("10:26", "bill")),
                                Map.of(CALLED, callback("10:15", "202611200915300", null))))
                .isEmpty();
    }

    @Test
    void aLineWithoutATimeNeedsTheDayOnly() {
        assertThat(
                        sameMoney.pairs(
                                Map.of(FIRST, line(null, "bill")),
                                Map.of(CALLED, callback("23:59", "202611200915300", null))))
                .isEqualTo(Map.of(FIRST, CALLED));
    }

    @Test
    void neverPairsOtherAmountsOrInvoices() {
        var callback = callback("10:15", "202611200915300", "INV2569000123");
        var dearer =
                new BankCallback(
                        callback.transactionId(),
                        new BigDecimal("1000.01"),
                        callback.date(),
                        callback.time(),
                        callback.text());

        assertThat(
                        sameMoney.pairs(
                                Map.of(FIRST, line("10:15", "bill 202611200915300")),
                                Map.of(CALLED, dearer)))
                .isEmpty();
        assertThat(
                        sameMoney.pairs(
                                Map.of(FIRST, line("10:15", "INV-2569-000124")),
                                Map.of(CALLED, callback)))
                .isEmpty();
    }

    @Test
    void givesTheSurerPairItsLineFirst() {
        assertThat(
                        sameMoney.pairs(
                                Map.of(
                                        FIRST,
                                        line("10:15", "transfer"),
                                        SECOND,
                                        line("10:20", "Ref2 INV2569000123")),
                                Map.of(
                                        CALLED,
                                        callback("10:15", "202611200915301", "INV2569000123"),
                                        CALLED_TOO,
                                        callback("10:16", "202611200915302", "INV2569000777"))))
                .isEqualTo(Map.of(SECOND, CALLED, FIRST, CALLED_TOO));
    }

    @Test
    void pairsEachOnceTheNearestFirst() {
        assertThat(
                        sameMoney.pairs(
                                Map.of(FIRST, line("10:15", ""), SECOND, line("10:20", "")),
                                Map.of(CALLED, callback("10:19", "202611200915301", null))))
                .isEqualTo(Map.of(SECOND, CALLED));
    }

    private static StatementLine line(@Nullable String time, String description) {
        return new StatementLine(
                1,
                DAY,
                time == null ? null : LocalTime.parse(time),
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

    private static BankCallback callback(String time, String transactionId, @Nullable String ref2) {
        return new BankCallback(
                transactionId,
                new BigDecimal("1000.00"),
                DAY,
                LocalTime.parse(time),
                new CallbackText(null, ref2, null, null, null));
    }
}
