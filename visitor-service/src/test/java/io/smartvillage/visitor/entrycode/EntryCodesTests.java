package io.smartvillage.visitor.entrycode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.smartvillage.visitor.VisitorProperties;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class EntryCodesTests {

    private static final UUID GREEN = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    private static final String KEY = "ZW50cnkgY29kZSBrZXkgZm9yIHRlc3RzLCAzMiBiISE=";

    @Test
    void aCodeHasTheLengthAskedForAndIsDigits() {
        assertThat(new EntryCodes(new SecureRandom(), 8).fresh(_ -> false)).matches("[0-9]{8}");
        assertThat(new EntryCodes(new SecureRandom(), 6).fresh(_ -> false)).matches("[0-9]{6}");
    }

    @Test
    void aCodeThatIsTakenIsDrawnAgain() {
        var codes = new EntryCodes(drawing("111111" + "111111" + "222222"), 6);

        assertThat(codes.fresh("111111"::equals)).isEqualTo("222222");
    }

    @Test
    void givesUpWhenNothingIsFree() {
        var codes = new EntryCodes(new SecureRandom(), 6);

        assertThatIllegalStateException().isThrownBy(() -> codes.fresh(_ -> true));
    }

    @Test
    void aCodeShorterThanSixDigitsIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new VisitorProperties(5, 30));
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
