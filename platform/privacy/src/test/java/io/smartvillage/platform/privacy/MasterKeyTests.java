package io.smartvillage.platform.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.GeneralSecurityException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTests {

    @Test
    void thirtyTwoBytesSealAndOpen() throws GeneralSecurityException {
        var key = MasterKey.of(base64(32));
        var context = new byte[] {1};

        assertThat(key.decrypt(key.encrypt(new byte[] {7}, context), context)).containsExactly(7);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 16, 31, 33})
    void anotherLengthIsNamed(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.of(base64(length)))
                .withMessage(
                        "smartvillage.privacy.master-key has %d bytes, not 32".formatted(length));
    }

    @Test
    void whatIsNotBase64IsNamedButNotShown() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.of("not-a-secret!"))
                .withMessage("smartvillage.privacy.master-key is not base64");
    }

    private static String base64(int length) {
        return Base64.getEncoder().encodeToString(new byte[length]);
    }
}
