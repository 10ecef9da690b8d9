package io.smartvillage.access.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryCodeKeyTests {

    private static final UUID GREEN = UUID.fromString("0198f000-0000-7000-8000-000000000001");

    /// The same vector as in visitor-service: both must agree.
    @Test
    void theHashIsTheOneThatVisitorsHave() {
        var key = new EntryCodeKey("ZW50cnkgY29kZSBrZXkgZm9yIHRlc3RzLCAzMiBiISE=");

        assertThat(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(key.hash(GREEN, "48210957")))
                .isEqualTo("q1xfzs3VMHI9xABhT7mWFVs75iPwyFUpse9V387FGB8");
    }
}
