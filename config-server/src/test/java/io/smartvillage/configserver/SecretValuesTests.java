package io.smartvillage.configserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class SecretValuesTests {

    private final SecretValues secrets = new SecretValues("a key of this installation");

    @Test
    void readsBackWhatItEncrypted() {
        var cipher = secrets.encrypt("รหัสผ่าน 1234");

        assertThat(cipher).matches("[0-9a-f]+").doesNotContain("1234");
        assertThat(secrets.decrypt(cipher)).isEqualTo("รหัสผ่าน 1234");
    }

    @Test
    void neverEncryptsTheSameWayTwice() {
        assertThat(secrets.encrypt("same")).isNotEqualTo(secrets.encrypt("same"));
    }

    @Test
    void refusesAnotherKeysAndChangedValues() {
        var cipher = secrets.encrypt("secret");
        var changed = (cipher.charAt(0) == '0' ? '1' : '0') + cipher.substring(1);

        assertThatIllegalStateException()
                .isThrownBy(() -> new SecretValues("another key").decrypt(cipher));
        assertThatIllegalStateException().isThrownBy(() -> secrets.decrypt(changed));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> secrets.decrypt("00"));
    }

    @Test
    void refusesToWorkWithoutAKey() {
        var keyless = new SecretValues(" ");

        assertThatIllegalStateException()
                .isThrownBy(() -> keyless.encrypt("secret"))
                .withMessageContaining("ENCRYPT_KEY");
        assertThatIllegalStateException()
                .isThrownBy(() -> keyless.decrypt(secrets.encrypt("secret")))
                .withMessageContaining("ENCRYPT_KEY");
    }
}
