package io.smartvillage.identity.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One entry of the village's chain.
///
/// @param position from 1, without gaps
/// @param entity what was changed: a table of the service
/// @param people whom it is about
/// @param at when it happened; `recordedAt` when this service heard of it
/// @param hash of this entry and of all before it
public record AuditEntry(
        UUID id,
        long position,
        AuditEntryType type,
        String service,
        @Nullable UUID actorId,
        @Nullable String entity,
        @Nullable String entityId,
        List<UUID> people,
        Instant at,
        Instant recordedAt,
        AuditContent content,
        String hash) {}
