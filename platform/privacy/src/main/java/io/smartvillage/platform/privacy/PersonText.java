package io.smartvillage.platform.privacy;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A text about a person, readable for as long as that person's key is there.
///
/// @param person whose it is; null for what was written with the village's key, before there were
///   keys of persons
/// @param text null once the person was erased
public record PersonText(@Nullable UUID person, @Nullable String text) {

    public static @Nullable PersonText of(UUID person, @Nullable String text) {
        return text == null ? null : new PersonText(person, text);
    }

    /// @return null if nothing was written, or the person was erased
    public static @Nullable String read(@Nullable PersonText stored) {
        return stored == null ? null : stored.text;
    }

    /// The text itself is in no log.
    @Override
    public String toString() {
        return "PersonText[" + person + "]";
    }
}
