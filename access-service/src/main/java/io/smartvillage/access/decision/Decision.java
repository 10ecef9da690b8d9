package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.AccessLogEntry;
import org.jspecify.annotations.Nullable;

/// The answer to a gate.
///
/// @param greeting null for a refusal, and when a guard opened by hand
public record Decision(AccessLogEntry entry, @Nullable Greeting greeting) {}
