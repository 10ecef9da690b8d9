package io.smartvillage.property.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.property.property.Share;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OwnershipTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    @Test
    void waitsForTheFirstDayThenForTheEnd() {
        var ownership = since(TODAY.plusDays(3));
        ownership.end(TODAY.plusDays(9), TODAY, NOW);
        assertThat(ownership.nextChange()).contains(TODAY.plusDays(3));

        ownership.reach(TODAY.plusDays(3));
        assertThat(ownership.nextChange()).contains(TODAY.plusDays(9));

        ownership.reach(TODAY.plusDays(9));
        assertThat(ownership.nextChange()).isEmpty();
    }

    @Test
    void theFirstDayAsTheEndTakesItBack() {
        var ownership = since(TODAY.plusDays(3));
        ownership.end(TODAY.plusDays(3), TODAY, NOW);

        assertThat(ownership.nextChange()).isEmpty();
        assertThat(ownership.owner().isCurrent(TODAY.plusDays(3))).isFalse();
    }

    @Test
    void anEndCanBeTakenAwayAgain() {
        var ownership = since(TODAY.minusDays(3));
        ownership.end(TODAY, TODAY, NOW);
        ownership.end(null, TODAY, NOW);

        assertThat(ownership.owner().isCurrent(TODAY)).isTrue();
    }

    private static Ownership since(LocalDate from) {
        return new Ownership(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                new OwnerTerm(UUID.randomUUID(), Share.WHOLE),
                0,
                from,
                TODAY,
                NOW);
    }
}
