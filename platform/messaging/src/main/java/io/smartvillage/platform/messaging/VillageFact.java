package io.smartvillage.platform.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A fact that is stored outside of its village's own transaction.
///
/// @param event a record annotated with [PublishedOn]
/// @param traceParent of the work that the fact came from
public record VillageFact(UUID villageId, Object event, @Nullable String traceParent) {}
