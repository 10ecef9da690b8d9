package io.smartvillage.visitor.entrycode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Base64;
import java.util.Random;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EntryCodesTests {

    private static final UUID GREEN = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    private static final String KEY = "ZW50cnkgY29kZSBrZXkgZm9yIHRlc3RzLCAzMiBiISE=";

    @Test
    void aCodeHasTheLengthAskedForAndIsDigits() {
        var codes = new EntryCodes();

        assertThat(codes.fresh(8, _ -> false)).matches("[0-9]{8}");
        assertThat(codes.fresh(11, _ -> false)).matches("[0-9]{11}");
    }

    @Test
    void aCodeThatIsTakenIsDrawnAgain() {
        var codes = new EntryCodes(drawing("111111" + "111111" + "222222"));

        assertThat(codes.fresh(6, "111111"::equals)).isEqualTo("222222");
    }

    @Test
    void givesUpWhenNothingIsFree() {
        assertThatIllegalStateException().isThrownBy(() -> new EntryCodes().fresh(6, _ -> true));
    }

    /// 31 bits do not divide into ten equal parts: what is left over at the top is not used, or the
    /// low digits would come a little more often.
    @Test
    void whatWouldPreferSomeDigitsIsDrawnAgain() {
        var codes = new EntryCodes(bits(Integer.MAX_VALUE, Integer.MAX_VALUE - 7, 4, 13, 29));

        assertThat(codes.fresh(3, _ -> false)).isEqualTo("439");
    }

    /// Chi-squared of 200,000 digits with 9 degrees of freedom: more than 60 comes once in a
    /// billion runs.
    @Test
    void everyDigitComesEquallyOften() {
        var counts = new int[10];
        var codes = new EntryCodes();
        for (var i = 0; i < 10_000; i++) {
            codes.fresh(20, _ -> false).chars().forEach(digit -> counts[digit - '0']++);
        }

        var expected = 20_000.0;
        var distance = 0.0;
        for (var count : counts) {
            distance += (count - expected) * (count - expected) / expected;
        }
        assertThat(distance).isLessThan(60);
    }

    /// The same vector as in access-service: both must agree.
    @Test
    void theHashIsTheOneThatGatesCompute() {
        var key = new EntryCodeKey(KEY);

        assertThat(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(key.hash(GREEN, "48210957")))
                .isEqualTo("q1xfzs3VMHI9xABhT7mWFVs75iPwyFUpse9V387FGB8");
    }

    /// A generator with the JDK's own `nextInt(bound)` over these numbers of 31 bits.
    private static Random bits(int... numbers) {
        return new Random() {
            private int next;

            @Override
            protected int next(int bits) {
                return numbers[next++];
            }
        };
    }

    private static RandomGenerator drawing(String digits) {
        return new RandomGenerator() {
            private int next;

            @Override
            public int nextInt(int bound) {
                return digits.charAt(next++) - '0';
            }

            @Override
            public long nextLong() {
                throw new UnsupportedOperationException();
            }
        };
    }
}
