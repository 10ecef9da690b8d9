package io.smartvillage.billing.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuddhistDatesTests {

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 1 ธันวาคม 2569, 1 ธ.ค. 2569",
        "2027-01-31, 31 มกราคม 2570, 31 ม.ค. 2570",
        "2028-02-29, 29 กุมภาพันธ์ 2571, 29 ก.พ. 2571"
    })
    void countsYearsFromTheBuddha(LocalDate date, String full, String brief) {
        assertThat(BuddhistDates.full(date)).isEqualTo(full);
        assertThat(BuddhistDates.brief(date)).isEqualTo(brief);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01, 2026-12-31, ธ.ค. 2569",
        "2028-02-01, 2028-02-29, ก.พ. 2571",
        "2026-10-01, 2026-12-31, ต.ค. – ธ.ค. 2569",
        "2026-12-01, 2027-02-28, ธ.ค. 2569 – ก.พ. 2570",
        "2026-12-15, 2026-12-31, 15 – 31 ธ.ค. 2569",
        "2026-11-15, 2026-12-14, 15 พ.ย. – 14 ธ.ค. 2569",
        "2026-12-15, 2027-01-14, 15 ธ.ค. 2569 – 14 ม.ค. 2570",
        "2026-12-09, 2026-12-09, 9 ธ.ค. 2569"
    })
    void saysAPeriodAsShortAsItCan(LocalDate from, LocalDate to, String period) {
        assertThat(BuddhistDates.period(new Period(from, to))).isEqualTo(period);
    }

    @Test
    void knowsNoPeriodThatEndsBeforeItBegins() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Period(LocalDate.of(2026, 12, 2), LocalDate.of(2026, 12, 1)));
    }
}
