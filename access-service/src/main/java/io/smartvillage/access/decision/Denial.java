package io.smartvillage.access.decision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the deny list that was not lifted.
record Denial(Instant from, @Nullable Instant until) {

    boolean holdsAt(Instant at) {
        return !at.isBefore(from) && (until == null || at.isBefore(until));
    }
}
