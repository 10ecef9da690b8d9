package io.smartvillage.access.settings;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

@PublishedOn(value = "access.audit.v1", key = "villageId")
record AccessSettingsChanged(
        UUID villageId,
        int logRetentionMonths,
        long overstayGraceMinutes,
        long overstayAfterHours,
        UUID changedBy,
        Instant changedAt) {}
