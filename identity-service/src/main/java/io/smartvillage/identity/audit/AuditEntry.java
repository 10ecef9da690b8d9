package io.smartvillage.identity.audit;

import java.time.Instant;
import java.util.UUID;

/// One request of an operator into the village.
///
/// @param at when it was made; `recordedAt` when this service heard of it
public record AuditEntry(
        UUID id,
        String service,
        UUID operatorId,
        String method,
        String path,
        String reason,
        Instant at,
        Instant recordedAt) {}
