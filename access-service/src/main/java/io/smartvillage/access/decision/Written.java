package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.AccessLogEntry;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;

/// What became of a candidate, durably.
sealed interface Written {

    record Decided(AccessLogEntry entry) implements Written {}

    /// The nonce came before.
    ///
    /// @param request of the first one, hashed
    /// @param timestamp with `logId`, where the first decision is in the log
    record Repeated(ByteBuffer request, UUID logId, Instant timestamp) implements Written {}
}
