package io.smartvillage.property.settings;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

@PublishedOn(value = "property.audit.v1", key = "villageId")
record PropertySettingsChanged(
        UUID villageId,
        boolean partialOwnership,
        boolean vehicles,
        boolean pets,
        boolean keycards,
        UUID changedBy,
        Instant changedAt) {}
