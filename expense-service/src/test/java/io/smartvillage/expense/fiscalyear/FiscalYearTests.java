package io.smartvillage.expense.fiscalyear;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiscalYearTests {

    @ParameterizedTest
    @CsvSource({
        "2569, 1, 2569, 2026-01-01, 2026-12-31",
        "2569, 10, 2569/2570, 2026-10-01, 2027-09-30",
        "2566, 3, 2566/2567, 2023-03-01, 2024-02-29"
    })
    void isTwelveMonthsNamedByTheBuddhistEra(
            int year, int startMonth, String label, LocalDate start, LocalDate end) {
        var fiscal =
                FiscalYear.beginning(
                        new UUID(1, 1), year, startMonth, Instant.parse("2026-01-01T00:00:00Z"));

        assertThat(fiscal.label()).isEqualTo(label);
        assertThat(fiscal.startsOn()).isEqualTo(start);
        assertThat(fiscal.endsOn()).isEqualTo(end);
    }
}
