package io.smartvillage.identity.invitation;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// What an invited person is given: 18 letters and digits, read aloud or typed without mistakes.
///
/// @param locator the first six: finds the invitation, whichever village's it is
/// @param secret the other twelve: 59 bits that nobody else has
record InvitationCode(String locator, String secret) {

    /// None that is mistaken for another.
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LOCATOR = 6;
    private static final int LENGTH = 18;
    private static final int GROUP = 6;
    private static final SecureRandom RANDOM = new SecureRandom();

    static InvitationCode random() {
        var code = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new InvitationCode(code.substring(0, LOCATOR), code.substring(LOCATOR));
    }

    /// Case, spaces and hyphens do not count.
    ///
    /// @return empty if no invitation can have it
    static Optional<InvitationCode> of(String text) {
        var code = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        return code.length() == LENGTH && code.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
                ? Optional.of(
                        new InvitationCode(code.substring(0, LOCATOR), code.substring(LOCATOR)))
                : Optional.empty();
    }

    /// In three groups.
    String text() {
        return "%s-%s-%s".formatted(locator, secret.substring(0, GROUP), secret.substring(GROUP));
    }

    @Override
    public String toString() {
        return "InvitationCode[" + locator + "]";
    }
}
