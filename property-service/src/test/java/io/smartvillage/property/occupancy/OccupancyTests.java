package io.smartvillage.property.occupancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OccupancyTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    @Test
    void countsTheFirstDayAndNotTheLast() {
        var occupancy = since(TODAY.minusDays(10));
        occupancy.end(TODAY.minusDays(5), TODAY, NOW);

        assertThat(occupancy.isCurrent(TODAY.minusDays(11))).isFalse();
        assertThat(occupancy.isCurrent(TODAY.minusDays(10))).isTrue();
        assertThat(occupancy.isCurrent(TODAY.minusDays(6))).isTrue();
        assertThat(occupancy.isCurrent(TODAY.minusDays(5))).isFalse();
    }

    @Test
    void waitsForTheFirstDayThenForTheEnd() {
        var occupancy = since(TODAY.plusDays(3));
        occupancy.end(TODAY.plusDays(9), TODAY, NOW);
        assertThat(occupancy.nextChange()).contains(TODAY.plusDays(3));

        occupancy.reach(TODAY.plusDays(3));
        assertThat(occupancy.nextChange()).contains(TODAY.plusDays(9));

        occupancy.reach(TODAY.plusDays(9));
        assertThat(occupancy.nextChange()).isEmpty();
    }

    @Test
    void anEndToComeCanBeMovedAndAPastOneCannot() {
        var occupancy = since(TODAY.minusDays(10));
        occupancy.end(TODAY.plusDays(5), TODAY, NOW);
        var fact = occupancy.end(TODAY, TODAY, NOW);
        assertThat(fact.until()).isEqualTo(TODAY);

        assertThatExceptionOfType(OccupancyEndedException.class)
                .isThrownBy(() -> occupancy.end(TODAY.plusDays(1), TODAY, NOW));
        assertThat(occupancy.until()).contains(TODAY);
    }

    @Test
    void theFirstDayAsTheEndTakesTheStayBack() {
        var occupancy = since(TODAY.plusDays(3));
        occupancy.end(TODAY.plusDays(3), TODAY, NOW);

        assertThat(occupancy.nextChange()).isEmpty();
        assertThat(occupancy.isCurrent(TODAY.plusDays(3))).isFalse();
    }

    @Test
    void refusesAnEndBeforeTheFirstDay() {
        var occupancy = since(TODAY);

        assertThatExceptionOfType(EndBeforeBeginException.class)
                .isThrownBy(() -> occupancy.end(TODAY.minusDays(1), TODAY, NOW));
        assertThat(occupancy.until()).isEmpty();
    }

    private static Occupancy since(LocalDate from) {
        return new Occupancy(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                OccupancyKind.TENANT,
                false,
                from,
                TODAY,
                NOW);
    }
}
