package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a gate did.
public sealed interface DecisionEvent {

    String TOPIC = "access.access-log.v1";

    @PublishedOn(value = TOPIC, key = "logId")
    record AccessGranted(
            UUID logId,
            UUID gateId,
            Direction direction,
            AccessMethod method,
            @Nullable UUID passId,
            @Nullable UUID userId,
            @Nullable UUID propertyId,
            Instant deviceTime,
            Instant at,
            Source source,
            boolean overUse)
            implements DecisionEvent {}

    @PublishedOn(value = TOPIC, key = "logId")
    record AccessDenied(
            UUID logId,
            UUID gateId,
            Direction direction,
            AccessMethod method,
            Reason reason,
            @Nullable UUID passId,
            @Nullable UUID userId,
            @Nullable UUID propertyId,
            Instant deviceTime,
            Instant at,
            Source source,
            boolean overUse)
            implements DecisionEvent {}

    static DecisionEvent of(AccessLogEntry entry) {
        var reason = entry.reason();
        return reason == null
                ? new AccessGranted(
                        entry.id(),
                        entry.gateId(),
                        entry.direction(),
                        entry.method(),
                        entry.passId(),
                        entry.userId(),
                        entry.propertyId(),
                        entry.deviceTime(),
                        entry.timestamp(),
                        entry.source(),
                        entry.overUse())
                : new AccessDenied(
                        entry.id(),
                        entry.gateId(),
                        entry.direction(),
                        entry.method(),
                        reason,
                        entry.passId(),
                        entry.userId(),
                        entry.propertyId(),
                        entry.deviceTime(),
                        entry.timestamp(),
                        entry.source(),
                        entry.overUse());
    }
}
