package io.smartvillage.access.denial.web;

import io.smartvillage.access.denial.Denial;
import io.smartvillage.access.denial.DenialKind;
import io.smartvillage.platform.audit.AboutPeople;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record DenialView(
        UUID id,
        DenialKind kind,
        @Schema(description = "the plate or the card's number") @Nullable String value,
        @Schema(description = "of a person") @Nullable UUID userId,
        String reason,
        @Schema(description = "now") boolean inForce,
        Instant validFrom,
        @Nullable Instant validUntil,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant liftedAt,
        @Nullable UUID liftedBy,
        @Nullable String liftingReason)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return userId == null ? Set.of() : Set.of(userId);
    }

    static DenialView of(Denial denial, Instant now) {
        return new DenialView(
                denial.id(),
                denial.kind(),
                denial.value(),
                denial.userId(),
                denial.reason(),
                denial.inForce(now),
                denial.validFrom(),
                denial.validUntil(),
                denial.createdBy(),
                denial.createdAt(),
                denial.updatedAt(),
                denial.liftedAt(),
                denial.liftedBy(),
                denial.liftingReason());
    }
}
