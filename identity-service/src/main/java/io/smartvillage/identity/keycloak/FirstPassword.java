package io.smartvillage.identity.keycloak;

import java.security.SecureRandom;

/// The password of a new account; one that existed keeps its own.
///
/// @param temporary whether it must be changed at the first sign-in
public record FirstPassword(String value, boolean temporary) {

    /// No letters or digits that are mistaken for each other.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyzACDEFGHJKLMNPQRTUVWXY34679";

    private static final int LENGTH = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    /// To be handed over once and changed at the first sign-in.
    public static FirstPassword oneTime() {
        var password = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            password.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new FirstPassword(password.toString(), true);
    }

    @Override
    public String toString() {
        return "FirstPassword";
    }
}
