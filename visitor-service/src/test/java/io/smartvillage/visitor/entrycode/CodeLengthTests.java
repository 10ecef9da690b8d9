package io.smartvillage.visitor.entrycode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeLengthTests {

    private static final int WRONG_PER_DAY = 50;
    private static final int NO_SHORTEST = 1;
    private static final BigDecimal ONE_IN_A_MILLION = new BigDecimal("1e-6");

    private final CodeLength codeLength = new CodeLength(WRONG_PER_DAY);

    /// 50 wrong codes a day × (days + 1) = guesses; guesses ÷ 10^digits = chance.
    @ParameterizedTest
    @CsvSource(
            textBlock =
                    """
                    # life,  guesses, digits, chance
                    PT0S,         50,      8, 0.0000005
                    PT1H,        100,      8, 0.000001
                    P1D,         100,      8, 0.000001
                    PT24H1S,     150,      9, 0.00000015
                    P2D,         150,      9, 0.00000015
                    P30D,       1550,     10, 0.000000155
                    P199D,     10000,     10, 0.000001
                    P200D,     10050,     11, 0.0000001005
                    P366D,     18350,     11, 0.0000001835
                    """)
    void showsTheArithmetic(String life, long guesses, int digits, BigDecimal chance) {
        var lived = Duration.parse(life);

        assertThat(codeLength.guesses(lived)).isEqualTo(guesses);
        assertThat(codeLength.forLife(lived, NO_SHORTEST)).isEqualTo(digits);
        assertThat(chance(guesses, digits))
                .isEqualByComparingTo(chance)
                .isLessThanOrEqualTo(ONE_IN_A_MILLION);
        assertThat(chance(guesses, digits - 1)).isGreaterThan(ONE_IN_A_MILLION);
    }

    /// Counted day by day, as access-service counts: a life that begins late in a day touches one
    /// day of the calendar more than it is long.
    @Property
    void noCodeIsGuessedMoreOftenThanOnceInAMillionLives(
            @ForAll @LongRange(min = 0, max = 366L * 86_400) long lifeSeconds,
            @ForAll @IntRange(min = 0, max = 86_399) int secondOfTheFirstDay,
            @ForAll @IntRange(min = 1, max = 10_000) int wrongPerDay) {
        var digits =
                new CodeLength(wrongPerDay).forLife(Duration.ofSeconds(lifeSeconds), NO_SHORTEST);

        var daysTouched = (secondOfTheFirstDay + lifeSeconds) / 86_400 + 1;
        assertThat(chance(wrongPerDay * daysTouched, digits)).isLessThanOrEqualTo(ONE_IN_A_MILLION);
    }

    @Property
    void aLongerLifeNeverHasAShorterCode(
            @ForAll @LongRange(min = 0, max = 366L * 86_400) long lifeSeconds,
            @ForAll @LongRange(min = 0, max = 366L * 86_400) long longer) {
        assertThat(codeLength.forLife(Duration.ofSeconds(lifeSeconds + longer), NO_SHORTEST))
                .isGreaterThanOrEqualTo(
                        codeLength.forLife(Duration.ofSeconds(lifeSeconds), NO_SHORTEST));
    }

    @Test
    void isNeverShorterThanTheVillageAsksFor() {
        assertThat(codeLength.forLife(Duration.ofDays(1), 12)).isEqualTo(12);
        assertThat(codeLength.forLife(Duration.ofDays(30), 6)).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({"0", "-1", "10001"})
    void aSettingThatMakesNoSenseIsRefused(int wrongPerDay) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CodeLength(wrongPerDay))
                .withMessageContaining("smartvillage.entry-codes.wrong-per-village-day");
    }

    private static BigDecimal chance(long guesses, int digits) {
        return new BigDecimal(guesses)
                .divide(new BigDecimal(BigInteger.TEN.pow(digits)), MathContext.DECIMAL64);
    }
}
