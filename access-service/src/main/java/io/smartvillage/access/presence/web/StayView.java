package io.smartvillage.access.presence.web;

import io.smartvillage.access.presence.Stay;
import io.smartvillage.access.presence.SubjectKind;
import io.smartvillage.platform.audit.AboutPeople;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record StayView(
        @Schema(description = "of the pass or credential") UUID subjectId,
        SubjectKind kind,
        UUID zoneId,
        String zone,
        UUID gateId,
        UUID propertyId,
        @Nullable UUID userId,
        Instant since,
        @Nullable Instant expectedUntil,
        @Schema(description = "from when they have stayed too long") @Nullable Instant tooLongFrom)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return userId == null ? Set.of() : Set.of(userId);
    }

    static StayView of(Stay stay) {
        return new StayView(
                stay.subjectId(),
                stay.subjectKind(),
                stay.zoneId(),
                stay.zone(),
                stay.gateId(),
                stay.propertyId(),
                stay.userId(),
                stay.since(),
                stay.expectedUntil(),
                stay.tooLongFrom());
    }
}
