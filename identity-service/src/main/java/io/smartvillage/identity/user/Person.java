package io.smartvillage.identity.user;

import org.jspecify.annotations.Nullable;

/// What a village writes down about somebody.
public record Person(
        String username,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone) {

    /// Blank is the same as absent.
    public static Person of(
            String username,
            @Nullable String displayName,
            @Nullable String email,
            @Nullable String phone) {
        return new Person(username, stripped(displayName), stripped(email), stripped(phone));
    }

    @Override
    public String toString() {
        return "Person[" + username + "]";
    }

    private static @Nullable String stripped(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
