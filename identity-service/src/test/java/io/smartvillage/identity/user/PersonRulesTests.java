package io.smartvillage.identity.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonRulesTests {

    @ParameterizedTest
    @ValueSource(strings = {"malee.s", "a-1", "99_x"})
    void takesUsernames(String username) {
        assertThat(username).matches(PersonRules.USERNAME);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ab", "Malee", "victim@example.com", "service-account-gate", "-ab", ""})
    void refusesUsernames(String username) {
        assertThat(username).doesNotMatch(PersonRules.USERNAME);
    }

    @Test
    void theSamePhoneIsFoundHoweverItIsWritten() {
        assertThat(PersonRules.normalizedPhone("+66 81-234-5678"))
                .isEqualTo(PersonRules.normalizedPhone("0812345678"));
    }
}
