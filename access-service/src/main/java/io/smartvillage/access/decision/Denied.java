package io.smartvillage.access.decision;

import java.nio.ByteBuffer;
import java.util.UUID;

/// What a line of the deny list is about.
sealed interface Denied {

    record Person(UUID userId) implements Denied {}

    /// @param kind `card` or `plate`
    record Value(String kind, ByteBuffer hash) implements Denied {}
}
