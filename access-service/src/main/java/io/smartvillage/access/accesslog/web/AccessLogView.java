package io.smartvillage.access.accesslog.web;

import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ManualReason;
import io.smartvillage.access.accesslog.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record AccessLogView(
        UUID id,
        UUID gateId,
        @Nullable UUID propertyId,
        @Nullable UUID userId,
        @Schema(description = "by the service's clock") Instant timestamp,
        Direction direction,
        AccessMethod accessMethod,
        AccessStatus status,
        @Schema(description = "of a refusal only") @Nullable Reason reason,
        @Nullable ManualReason manualReason,
        @Nullable UUID passId,
        @Schema(description = "by the device's clock") Instant deviceTime,
        int rulesVersion,
        Instant createdAt) {

    static AccessLogView of(AccessLogEntry entry) {
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
                entry.deviceTime(),
                entry.rulesVersion(),
                entry.createdAt());
    }
}
