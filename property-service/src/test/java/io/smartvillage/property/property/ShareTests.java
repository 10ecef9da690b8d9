package io.smartvillage.property.property;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareTests {

    @ParameterizedTest
    @CsvSource({
        "1/3, 1/3, 33.3333",
        "2/4, 1/2, 50.0000",
        "100%, 1/1, 100.0000",
        "33.3333%, 333333/1000000, 33.3333",
        "0.0001%, 1/1000000, 0.0001",
        "999999/999999, 1/1, 100.0000"
    })
    void readsFractionsAndPercent(String text, String share, String percent) {
        assertThat(Share.of(text)).hasToString(share);
        assertThat(Share.of(text).percent()).isEqualTo(percent);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0/1",
                "1/0",
                "3/2",
                "0%",
                "100.0001%",
                "33.33333%",
                "-1/2",
                "1/ 2",
                "%"
            })
    void refusesWhatIsNoShare(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Share.of(text));
    }

    @Test
    void threeThirdsAreTheWholeAndThreeTimesThirtyThreePercentAreNot() {
        var third = Share.of("1/3");
        var nearly = Share.of("33.3333%");

        assertThat(Share.compareSumToWhole(List.of(third, third, third))).isZero();
        assertThat(Share.compareSumToWhole(List.of(nearly, nearly, nearly))).isNegative();
        assertThat(Share.compareSumToWhole(List.of(third, third, third, nearly))).isPositive();
        assertThat(third.plus(third).plus(third)).isEqualTo(Share.WHOLE);
    }
}
