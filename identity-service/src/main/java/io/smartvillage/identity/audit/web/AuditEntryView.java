package io.smartvillage.identity.audit.web;

import io.smartvillage.identity.audit.Actor;
import io.smartvillage.identity.audit.AuditEntry;
import io.smartvillage.identity.audit.AuditEntryType;
import io.smartvillage.identity.audit.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record AuditEntryView(
        UUID id,
        @Schema(description = "in the village's chain, from 1 and without gaps") long position,
        AuditEntryType type,
        String service,
        Instant at,
        Instant recordedAt,
        Actor actor,
        @Schema(description = "what was changed") @Nullable String entity,
        @Nullable String entityId,
        @Schema(description = "insert, update or delete") @Nullable String action,
        @Schema(description = "by column; personal data is masked")
                @Nullable Map<String, Change> changes,
        @Schema(description = "whom it is about") List<UUID> people,
        @Schema(description = "of a read: others may have been seen, too")
                @Nullable Boolean unlisted,
        @Schema(description = "of a read: what was asked for, masked") @Nullable String query,
        @Schema(description = "of a reach-in") @Nullable UUID operatorId,
        @Schema(description = "of a reach-in") @Nullable String method,
        @Schema(description = "of a reach-in") @Nullable String path,
        @Schema(description = "of a reach-in") @Nullable String reason,
        @Schema(description = "SHA-256 of this entry and of all before it") String hash) {

    static AuditEntryView of(AuditEntry entry) {
        var content = entry.content();
        return new AuditEntryView(
                entry.id(),
                entry.position(),
                entry.type(),
                entry.service(),
                entry.at(),
                entry.recordedAt(),
                content.actor(),
                entry.entity(),
                entry.entityId(),
                content.action(),
                content.changes(),
                entry.people(),
                content.unlisted(),
                content.query(),
                entry.type() == AuditEntryType.OPERATOR_REACHED_IN ? entry.actorId() : null,
                content.method(),
                content.path(),
                content.reason(),
                entry.hash());
    }
}
