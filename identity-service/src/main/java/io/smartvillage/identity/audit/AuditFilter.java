package io.smartvillage.identity.audit;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/// Which entries; all of it must be so.
///
/// @param person whom it is about
/// @param actor who did it
/// @param from inclusive
/// @param to exclusive
public record AuditFilter(
        Optional<AuditEntryType> type,
        Optional<UUID> person,
        Optional<UUID> actor,
        Optional<String> service,
        Optional<String> entity,
        Optional<String> entityId,
        Optional<Instant> from,
        Optional<Instant> to) {

    AuditFilter about(UUID someone) {
        return new AuditFilter(
                type, Optional.of(someone), actor, service, entity, entityId, from, to);
    }
}
