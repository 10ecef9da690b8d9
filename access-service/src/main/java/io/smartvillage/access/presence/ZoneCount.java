package io.smartvillage.access.presence;

import java.util.UUID;

/// How many are inside a zone.
public record ZoneCount(UUID zoneId, String zone, long passes, long credentials) {}
