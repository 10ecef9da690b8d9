package io.smartvillage.access.credential.web;

import io.smartvillage.access.credential.Credential;
import io.smartvillage.access.credential.CredentialKind;
import io.smartvillage.access.credential.CredentialStatus;
import io.smartvillage.access.plate.Province;
import io.smartvillage.platform.audit.AboutPeople;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record CredentialView(
        UUID id,
        CredentialKind kind,
        @Schema(example = "กรุงเทพมหานคร", description = "of a plate") @Nullable String province,
        UUID userId,
        UUID propertyId,
        CredentialStatus status,
        @Schema(description = "its time is over, whatever its status") boolean expired,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        List<UUID> zoneIds,
        @Schema(description = "whom to greet; not for residents") @Nullable String label,
        Instant createdAt,
        Instant updatedAt)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return Set.of(userId);
    }

    static CredentialView of(Credential credential, Instant now, boolean withLabel) {
        var terms = credential.terms();
        return new CredentialView(
                credential.id(),
                credential.kind(),
                credential.province().map(Province::thai).orElse(null),
                credential.userId(),
                credential.propertyId(),
                credential.status(),
                credential.expired(now),
                terms.validFrom(),
                terms.validUntil(),
                terms.zoneIds(),
                withLabel ? terms.label() : null,
                credential.createdAt(),
                credential.updatedAt());
    }
}
