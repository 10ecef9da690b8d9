package io.smartvillage.expense.budget;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.expense.budget.Budget.Line;
import io.smartvillage.expense.budget.Comparison.ComparedLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTests {

    private static final UUID UTILITIES = new UUID(1, 1);
    private static final UUID ELECTRICITY = new UUID(1, 2);
    private static final UUID STREET_LIGHTS = new UUID(1, 3);
    private static final UUID WATER = new UUID(1, 4);
    private static final UUID INSURANCE = new UUID(1, 5);
    private static final LocalDate YEAR = LocalDate.of(2026, 1, 1);

    @Test
    void everyExpenseIsInTheNearestLineAtOrAboveIt() {
        var comparison =
                Comparison.of(
                        budget(line(UTILITIES, "1000"), line(ELECTRICITY, "600")),
                        List.of(
                                spent(UTILITIES, null, "1", "0"),
                                spent(ELECTRICITY, UTILITIES, "20", "0"),
                                spent(STREET_LIGHTS, ELECTRICITY, "300", "7"),
                                spent(WATER, UTILITIES, "4000", "0"),
                                spent(INSURANCE, null, "50000", "0")),
                        YEAR,
                        LocalDate.of(2026, 12, 31));

        assertThat(comparison.lines())
                .extracting(ComparedLine::categoryId, line -> line.actual().toPlainString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(UTILITIES, "4001.00"),
                        org.assertj.core.groups.Tuple.tuple(ELECTRICITY, "320.00"));
        assertThat(comparison.unbudgeted().actual()).isEqualTo("50000.00");
        assertThat(comparison.total().actual()).isEqualTo("54321.00");
        assertThat(comparison.total().committed()).isEqualTo("7.00");
        assertThat(comparison.total().budget()).isEqualTo("1600.00");
        assertThat(comparison.lines().getFirst().remaining()).isEqualTo("-3001.00");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01, 1, 1205.00",
        "2026-01-31, 1, 1205.00",
        "2026-02-01, 2, 605.00",
        "2026-06-30, 6, 205.00",
        "2026-07-15, 7, 176.43",
        "2026-12-31, 12, 105.00"
    })
    void theForecastGoesOnAsItWentPlusWhatIsApproved(
            LocalDate asOf, int elapsed, BigDecimal forecast) {
        var comparison =
                Comparison.of(
                        budget(line(WATER, "1000")),
                        List.of(spent(WATER, null, "100", "5")),
                        YEAR,
                        asOf);

        assertThat(comparison.elapsedMonths()).isEqualTo(elapsed);
        assertThat(comparison.lines().getFirst().forecast()).isEqualTo(forecast);
        assertThat(comparison.lines().getFirst().remaining()).isEqualTo("895.00");
    }

    @Test
    void countsTheMonthsOfTheFiscalYear() {
        var comparison =
                Comparison.of(
                        budget(line(WATER, "1")),
                        List.of(),
                        LocalDate.of(2026, 10, 1),
                        LocalDate.of(2027, 1, 31));

        assertThat(comparison.elapsedMonths()).isEqualTo(4);
    }

    private static Budget budget(Line... lines) {
        return new Budget(
                new UUID(9, 1),
                new UUID(9, 2),
                1,
                Budget.Status.DRAFT,
                "",
                List.of(lines),
                new UUID(9, 3),
                Instant.parse("2026-01-01T00:00:00Z"),
                null,
                null);
    }

    private static Line line(UUID category, String amount) {
        return new Line(category, new BigDecimal(amount));
    }

    private static Spending spent(
            UUID category, @Nullable UUID parent, String actual, String committed) {
        return new Spending(category, parent, new BigDecimal(actual), new BigDecimal(committed));
    }
}
