package io.smartvillage.platform.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RequestSignatureTests {

    private static final byte[] SECRET = bytes("a secret of 16 bytes or more");
    private static final byte[] OTHER = bytes("another secret of that length");
    private static final byte[] BODY = bytes("{\"amount\":\"150.25\",\"ผู้จ่าย\":\"สมชาย\"}");

    /// Made with openssl dgst -sha256 -hmac.
    private static final String SIGNATURE =
            "73c20ba6329ae739c1e28e3aa2469704722b7c4d0eb3cde2a0ecf91850aca950";

    @Test
    void isWhatOthersCompute() {
        assertThat(
                        RequestSignature.of(
                                SECRET,
                                "1795795200",
                                "POST",
                                "/api/v1/bank-callbacks/42?a=b",
                                BODY))
                .isEqualTo("v1=" + SIGNATURE);
    }

    @Test
    void holdsWithAnyCurrentSecretAndWithNoOther() {
        var request =
                new RequestSignature("1795795200", "POST", "/api/v1/bank-callbacks/42?a=b", BODY);
        var signature = HexFormat.of().parseHex(SIGNATURE);

        assertThat(request.isSignedWithAnyOf(List.of(SECRET), signature)).isTrue();
        assertThat(request.isSignedWithAnyOf(List.of(SECRET, OTHER), signature)).isTrue();
        assertThat(request.isSignedWithAnyOf(List.of(OTHER, SECRET), signature)).isTrue();
        assertThat(request.isSignedWithAnyOf(List.of(OTHER), signature)).isFalse();
        assertThat(request.isSignedWithAnyOf(List.of(), signature)).isFalse();
        assertThat(request.isSignedWithAnyOf(List.of(SECRET), new byte[32])).isFalse();
    }

    @Test
    void costsTheSameForNobodyAsForASigner() {
        var request = new RequestSignature("1", "POST", "/x", new byte[SignedRequest.BODY_LIMIT]);
        var guess = new byte[32];
        var nobody = new long[201];
        var one = new long[nobody.length];
        var two = new long[nobody.length];
        for (int i = 0; i < nobody.length; i++) {
            nobody[i] = nanosOf(request, List.of(), guess);
            one[i] = nanosOf(request, List.of(SECRET), guess);
            two[i] = nanosOf(request, List.of(SECRET, OTHER), guess);
        }

        assertThat((double) median(nobody) / median(one)).isBetween(0.7, 1.4);
        assertThat((double) median(two) / median(one)).isBetween(0.7, 1.4);
    }

    @Test
    void aSignerHasOneOrTwoSecretsWorthTheName() {
        for (var secrets :
                List.<List<byte[]>>of(
                        List.of(), List.of(new byte[15]), List.of(SECRET, OTHER, SECRET))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new Signer(UUID.randomUUID(), UUID.randomUUID(), secrets));
        }
    }

    private static long nanosOf(RequestSignature request, List<byte[]> secrets, byte[] guess) {
        var started = System.nanoTime();
        assertThat(request.isSignedWithAnyOf(secrets, guess)).isFalse();
        return System.nanoTime() - started;
    }

    private static long median(long[] nanos) {
        Arrays.sort(nanos);
        return nanos[nanos.length / 2];
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
