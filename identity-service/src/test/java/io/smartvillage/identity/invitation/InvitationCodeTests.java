package io.smartvillage.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvitationCodeTests {

    @Test
    void isReadAsItWasWrittenDown() {
        var code = InvitationCode.random();

        assertThat(code.text()).matches("[A-Z2-9]{6}-[A-Z2-9]{6}-[A-Z2-9]{6}");
        assertThat(InvitationCode.of(code.text())).contains(code);
    }

    @Test
    void caseSpacesAndHyphensDoNotCount() {
        assertThat(InvitationCode.of(" k7qx vb3m-dpwa rt9zeh "))
                .isEqualTo(InvitationCode.of("K7QXVB-3MDPWA-RT9ZEH"))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "K7QXVB",
                "K7QXVB-3MDPWA-RT9ZE",
                "K7QXVB-3MDPWA-RT9ZEHH",
                "O7QXVB-3MDPWA-RT9ZEH"
            })
    void whatNoInvitationHasIsNoCode(String text) {
        assertThat(InvitationCode.of(text)).isEmpty();
    }

    @Test
    void itsSecretIsInNoLog() {
        var code = InvitationCode.random();

        assertThat(code.toString()).doesNotContain(code.secret());
    }
}
