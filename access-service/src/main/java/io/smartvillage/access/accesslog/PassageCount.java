package io.smartvillage.access.accesslog;

import java.time.OffsetDateTime;

/// How many were let in, let out and refused from a moment until the next one.
///
/// @param start in the village's time zone
public record PassageCount(OffsetDateTime start, long entries, long exits, long denied) {}
