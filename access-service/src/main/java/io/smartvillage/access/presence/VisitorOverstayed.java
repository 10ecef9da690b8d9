package io.smartvillage.access.presence;

import io.smartvillage.platform.messaging.PublishedOn;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody is inside for longer than they were to be; told once per stay.
@PublishedOn(value = "access.presence.v1", key = "subjectId")
record VisitorOverstayed(
        UUID subjectId,
        SubjectKind subjectKind,
        UUID zoneId,
        UUID gateId,
        UUID propertyId,
        @Nullable UUID userId,
        Instant since,
        @Nullable Instant expectedUntil,
        Instant tooLongSince,
        Instant toldAt) {}
