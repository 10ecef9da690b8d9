package io.smartvillage.access.decision;

import org.jspecify.annotations.Nullable;

/// Whom to greet.
///
/// @param houseNumber null if the house is not known here yet
/// @param label what the holder is called
/// @param partySize how many come with a pass
public record Greeting(
        Kind kind,
        @Nullable String houseNumber,
        @Nullable String label,
        @Nullable Integer partySize) {

    public enum Kind {
        RESIDENT,
        VISITOR,
        DELIVERY,
        WALK_IN,
        RECURRING
    }
}
