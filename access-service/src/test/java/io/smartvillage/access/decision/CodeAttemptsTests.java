package io.smartvillage.access.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The arithmetic of entry codes. A village judges at most `wrongPerDay` wrong codes a day; a code
/// that lives so many days is there on one day more, begun and ended ones counted. visitor-service
/// makes it long enough that all guesses together find it at most once in a million lives.
class CodeAttemptsTests {

    private static final BigDecimal ONE_IN_A_MILLION = new BigDecimal("1e-6");

    @ParameterizedTest(name = "{0} wrong a day, a life of {1} days: {2} digits")
    @CsvSource({
        "50, 1, 8",
        "50, 2, 9",
        "50, 7, 9",
        "50, 19, 9",
        "50, 30, 10",
        "50, 365, 11",
        "10, 1, 8",
        "200, 1, 9"
    })
    void guessingACodeOverItsLifeIsOneInAMillionAtMost(int wrongPerDay, int days, int digits) {
        assertThat(chance(wrongPerDay, days, digits)).isLessThanOrEqualTo(ONE_IN_A_MILLION);
        assertThat(chance(wrongPerDay, days, digits - 1))
                .as("with a digit less it would not be enough")
                .isGreaterThan(ONE_IN_A_MILLION);
    }

    /// Without a limit, one gate that is asked 10 times a second all day finds it easily.
    @ParameterizedTest
    @CsvSource({"864000, 1, 8"})
    void withoutTheLimitItWouldNotBeEnough(int guessesPerDay, int days, int digits) {
        assertThat(chance(guessesPerDay, days, digits)).isGreaterThan(new BigDecimal("0.01"));
    }

    private static BigDecimal chance(int guessesPerDay, int days, int digits) {
        return BigDecimal.valueOf((long) guessesPerDay * (days + 1))
                .divide(BigDecimal.TEN.pow(digits), 20, RoundingMode.UP);
    }
}
