package io.smartvillage.platform.web.paging;

import io.smartvillage.platform.web.problem.BadParameterException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/// A place in a sorted list: the sort keys of the last row that was seen. Opaque to clients.
public record Cursor(List<String> keys) {

    private static final char SEPARATOR = '\n';

    public Cursor {
        keys = List.copyOf(keys);
    }

    public static Cursor at(Object... keys) {
        return new Cursor(java.util.Arrays.stream(keys).map(String::valueOf).toList());
    }

    /// @throws BadParameterException if this is no cursor of ours
    static Cursor decode(String text) {
        try {
            var decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            return new Cursor(List.of(decoded.split(String.valueOf(SEPARATOR), -1)));
        } catch (IllegalArgumentException _) {
            throw bad();
        }
    }

    String encoded() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        String.join(String.valueOf(SEPARATOR), keys)
                                .getBytes(StandardCharsets.UTF_8));
    }

    /// @throws BadParameterException if the cursor has no id there
    public UUID id(int index) {
        try {
            return UUID.fromString(text(index));
        } catch (IllegalArgumentException _) {
            throw bad();
        }
    }

    /// @throws BadParameterException if the cursor has no time there
    public Instant instant(int index) {
        try {
            return Instant.parse(text(index));
        } catch (DateTimeParseException _) {
            throw bad();
        }
    }

    /// @throws BadParameterException if the cursor has no whole number there
    public long number(int index) {
        try {
            return Long.parseLong(text(index));
        } catch (NumberFormatException _) {
            throw bad();
        }
    }

    /// @throws BadParameterException if the cursor is shorter
    public String text(int index) {
        if (index >= keys.size()) {
            throw bad();
        }
        return keys.get(index);
    }

    private static BadParameterException bad() {
        return new BadParameterException("cursor", "field.cursor");
    }
}
