package io.smartvillage.access.accesslog;

import org.jspecify.annotations.Nullable;

/// A decision as it is taken away.
///
/// @param gate its name today
public record ExportedEntry(AccessLogEntry entry, @Nullable String gate) {}
