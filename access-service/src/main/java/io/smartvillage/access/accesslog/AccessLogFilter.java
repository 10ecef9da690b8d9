package io.smartvillage.access.accesslog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// @param from included
/// @param to not included
public record AccessLogFilter(
        Optional<Instant> from,
        Optional<Instant> to,
        Optional<UUID> gateId,
        Optional<UUID> propertyId,
        Optional<UUID> userId,
        Optional<Direction> direction,
        Optional<AccessMethod> method,
        Optional<AccessStatus> status) {}
