package io.smartvillage.expense.vendor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxIdTests {

    private static final String GOOD = "0105561234560";

    @Test
    void exactlyOneLastDigitIsRight() {
        assertThat(
                        IntStream.range(0, 10)
                                .mapToObj(last -> GOOD.substring(0, 12) + last)
                                .filter(TaxId::isValid))
                .containsExactly(GOOD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "010556123456",
                "01055612345600",
                "0105561234561",
                "010556123456x",
                "1105561234560",
                "๐๑๐๕๕๖๑๒๓๔๕๖๐"
            })
    void refusesWhatIsNone(String digits) {
        assertThat(TaxId.isValid(digits)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new TaxId(digits));
    }
}
