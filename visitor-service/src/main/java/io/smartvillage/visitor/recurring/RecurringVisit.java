package io.smartvillage.visitor.recurring;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Once in and out again.
///
/// @param id of the access log's first entry about it
/// @param at of that entry
/// @param enteredAt null if no gate told of it
/// @param leftAt null while inside, or if no gate told of it
public record RecurringVisit(
        UUID id, Instant at, @Nullable Instant enteredAt, @Nullable Instant leftAt) {}
