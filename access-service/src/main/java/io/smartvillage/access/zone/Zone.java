package io.smartvillage.access.zone;

import java.time.Instant;
import java.util.UUID;

/// A part of the village behind gates.
///
/// @param version grows with every change
public record Zone(
        UUID id, ZoneDetails details, long version, Instant createdAt, Instant updatedAt) {}
