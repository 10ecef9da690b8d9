package io.smartvillage.visitor.settings;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;

/// The village decided anew about its visitors.
@PublishedOn(value = "visitor.visitor-settings.v1", key = "villageId")
record VisitorSettingsChanged(
        UUID villageId, VisitorSettingsTerms settings, UUID changedBy, Instant changedAt) {}
