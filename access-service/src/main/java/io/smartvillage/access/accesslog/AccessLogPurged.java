package io.smartvillage.access.accesslog;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// Decisions of before a moment are gone.
@PublishedOn(value = "access.audit.v1", key = "villageId")
record AccessLogPurged(UUID villageId, Instant before, long rows, Instant purgedAt) {}
