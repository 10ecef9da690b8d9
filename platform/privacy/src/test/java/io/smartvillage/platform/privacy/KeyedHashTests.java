package io.smartvillage.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class KeyedHashTests {

    private static final UUID GREEN = UUID.fromString("0198f000-0000-7000-8000-000000000001");
    private static final UUID BLUE = UUID.fromString("0198f000-0000-7000-8000-000000000002");
    private static final String KEY = "ZW50cnkgY29kZSBrZXkgZm9yIHRlc3RzLCAzMiBiISE=";

    /// Hashes are stored and told: another way of computing them would lose them all.
    @Test
    void aTextHasTheHashThatItAlwaysHad() {
        var hash = new KeyedHash("a.key", KEY);

        assertThat(
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(hash.of(GREEN, "48210957")))
                .isEqualTo("q1xfzs3VMHI9xABhT7mWFVs75iPwyFUpse9V387FGB8");
    }

    @Test
    void anotherVillageOrKeyHasAnotherHash() {
        var hash = new KeyedHash("a.key", KEY);
        var other = new KeyedHash("a.key", Base64.getEncoder().encodeToString(new byte[32]));

        assertThat(hash.of(BLUE, "48210957")).isNotEqualTo(hash.of(GREEN, "48210957"));
        assertThat(other.of(GREEN, "48210957")).isNotEqualTo(hash.of(GREEN, "48210957"));
    }

    @Test
    void aKeyThatCannotBeUsedIsNamedButNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyedHash("a.key", "c2hvcnQ="))
                .withMessage("a.key has 5 bytes, not 32");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyedHash("a.key", "not-a-secret!"))
                .withMessage("a.key is not base64");
    }
}
