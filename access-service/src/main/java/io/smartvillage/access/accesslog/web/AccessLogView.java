package io.smartvillage.access.accesslog.web;

import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ManualReason;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.platform.audit.AboutPeople;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record AccessLogView(
        UUID id,
        UUID gateId,
        @Nullable UUID propertyId,
        @Nullable UUID userId,
        @Schema(description = "by the service's clock; of what it did not decide, by the device's")
                Instant timestamp,
        Direction direction,
        AccessMethod accessMethod,
        AccessStatus status,
        @Schema(description = "of a refusal only") @Nullable Reason reason,
        @Nullable ManualReason manualReason,
        @Nullable UUID passId,
        @Nullable UUID credentialId,
        @Schema(description = "by the device's clock") Instant deviceTime,
        @Schema(description = "who decided") Source source,
        @Schema(description = "let in offline although the pass's one use was made")
                boolean overUse,
        int rulesVersion,
        Instant createdAt)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return userId == null ? Set.of() : Set.of(userId);
    }

    public static AccessLogView of(AccessLogEntry entry) {
        return new AccessLogView(
                entry.id(),
                entry.gateId(),
                entry.propertyId(),
                entry.userId(),
                entry.timestamp(),
                entry.direction(),
                entry.method(),
                entry.status(),
                entry.reason(),
                entry.manualReason(),
                entry.passId(),
                entry.credentialId(),
                entry.deviceTime(),
                entry.source(),
                entry.overUse(),
                entry.rulesVersion(),
                entry.createdAt());
    }
}
