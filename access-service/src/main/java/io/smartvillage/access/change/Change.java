package io.smartvillage.access.change;

import io.smartvillage.access.change.Changes.Kind;
import java.util.UUID;

/// What changed, and whose.
public record Change(UUID villageId, Kind kind, UUID id) {

    String text() {
        return "%s %s %s".formatted(villageId, kind, id);
    }

    /// @throws IllegalArgumentException if it is the text of none
    static Change of(String text) {
        var words = text.split(" ", -1);
        if (words.length != 3) {
            throw new IllegalArgumentException("not a change: " + text);
        }
        return new Change(
                UUID.fromString(words[0]), Kind.valueOf(words[1]), UUID.fromString(words[2]));
    }
}
