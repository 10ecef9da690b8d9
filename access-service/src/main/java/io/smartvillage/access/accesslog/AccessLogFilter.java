package io.smartvillage.access.accesslog;

import io.smartvillage.platform.web.problem.BadParameterException;
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
        Optional<UUID> passId,
        Optional<UUID> credentialId,
        Optional<Direction> direction,
        Optional<AccessMethod> method,
        Optional<AccessStatus> status,
        Optional<Reason> reason,
        Optional<Source> source,
        Optional<Boolean> overUse) {

    /// @throws BadParameterException if the time ends before it begins
    void requireOrder() {
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw new BadParameterException("from", "field.time-order");
        }
    }
}
