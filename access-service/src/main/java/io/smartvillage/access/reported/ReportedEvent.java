package io.smartvillage.access.reported;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

sealed interface ReportedEvent {

    /// Somebody was let in although the pass's one use had been made.
    ///
    /// @param logId the over-use in the log
    /// @param firstGateId null if the log does not reach back that far
    @PublishedOn(value = "access.access-log.v1", key = "logId")
    record PassOverused(
            UUID logId,
            UUID passId,
            UUID propertyId,
            UUID gateId,
            Instant deviceTime,
            Instant firstUsedAt,
            @Nullable UUID firstGateId)
            implements ReportedEvent {}
}
