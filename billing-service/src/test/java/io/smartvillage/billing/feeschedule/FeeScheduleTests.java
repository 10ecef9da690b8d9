package io.smartvillage.billing.feeschedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FeeScheduleTests {

    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final LocalDate START = LocalDate.of(2026, 1, 1);

    @Test
    void isInForceForADayAtLeast() {
        assertThat(aScheduleUntil(START.plusDays(1)).terms().validUntil())
                .isEqualTo(START.plusDays(1));
        assertThatExceptionOfType(FeeScheduleEndsTooEarlyException.class)
                .isThrownBy(() -> aScheduleUntil(START));
    }

    @Test
    void endsOnlyAfterItsBeginning() {
        var schedule = aScheduleUntil(null);

        assertThatExceptionOfType(FeeScheduleEndsTooEarlyException.class)
                .isThrownBy(() -> schedule.change("another", START.minusDays(1), NOW));

        assertThat(schedule.terms().name()).isEqualTo("ค่าส่วนกลาง");
        assertThat(schedule.terms().validUntil()).isNull();
    }

    private static FeeSchedule aScheduleUntil(@Nullable LocalDate end) {
        return new FeeSchedule(
                new UUID(1, 1),
                new UUID(9, 1),
                new FeeTerms(
                        "ค่าส่วนกลาง",
                        FeeTerms.COMMON_SET,
                        FeeKind.AREA_RATE,
                        new BigDecimal("32.50"),
                        1,
                        null,
                        null,
                        false,
                        START,
                        end),
                NOW);
    }
}
