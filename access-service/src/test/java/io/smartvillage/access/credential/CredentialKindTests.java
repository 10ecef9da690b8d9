package io.smartvillage.access.credential;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CredentialKindTests {

    @ParameterizedTest
    @CsvSource({
        "PLATE, 1กก 1234, 1กก1234",
        "PLATE, 1กก-1234, 1กก1234",
        "PLATE, ' ab 12 ', AB12",
        "PLATE, 2ขู่ 99, 2ขู่99",
        "CARD, 04:a2:2b:91, 04A22B91",
        "APP, ' k3Y-x ', k3Y-x",
        "CARD, '--', ''"
    })
    void isComparedByWhatCounts(CredentialKind kind, String written, String compared) {
        assertThat(kind.normalized(written)).isEqualTo(compared);
    }
}
