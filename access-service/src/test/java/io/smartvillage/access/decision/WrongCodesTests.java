package io.smartvillage.access.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.smartvillage.access.AccessProperties;
import io.smartvillage.platform.testing.MovableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WrongCodesTests {

    private final MovableClock clock = new MovableClock();
    private final WrongCodes wrongCodes =
            new WrongCodes(
                    new AccessProperties(
                            3,
                            Duration.ofMinutes(1),
                            Duration.ofHours(24),
                            Duration.ZERO,
                            Duration.ofDays(1)),
                    clock);
    private final UUID village = UUID.randomUUID();
    private final UUID gate = UUID.randomUUID();

    @Test
    void aGateTakesSoManyWrongCodesAndNoMore() {
        wrongCodes.add(village, gate);
        wrongCodes.add(village, gate);
        assertThat(wrongCodes.tooMany(village, gate)).isFalse();

        wrongCodes.add(village, gate);
        assertThat(wrongCodes.tooMany(village, gate)).isTrue();
        assertThat(wrongCodes.tooMany(village, UUID.randomUUID())).isFalse();
        assertThat(wrongCodes.tooMany(UUID.randomUUID(), gate)).isFalse();
    }

    @Test
    void afterTheWindowItTakesThemAgain() {
        for (int i = 0; i < 3; i++) {
            wrongCodes.add(village, gate);
        }

        clock.advance(Duration.ofSeconds(61));

        assertThat(wrongCodes.tooMany(village, gate)).isFalse();
        wrongCodes.add(village, gate);
        assertThat(wrongCodes.tooMany(village, gate)).isFalse();
    }
}
