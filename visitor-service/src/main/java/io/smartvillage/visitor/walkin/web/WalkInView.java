package io.smartvillage.visitor.walkin.web;

import io.smartvillage.platform.audit.AboutPeople;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.visitor.contact.PhoneNumber;
import io.smartvillage.visitor.walkin.WalkIn;
import io.smartvillage.visitor.walkin.WalkInKind;
import io.smartvillage.visitor.walkin.WalkInStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record WalkInView(
        UUID id,
        UUID propertyId,
        WalkInKind kind,
        @Nullable String company,
        @Schema(description = "absent once they were erased") @Nullable String name,
        @Schema(description = "only its last three digits for guards") @Nullable String phone,
        @Nullable String plate,
        String purpose,
        int partySize,
        WalkInStatus status,
        @Schema(description = "then it counts as refused") Instant answerBy,
        @Nullable Instant answeredAt,
        @Nullable UUID answeredBy,
        @Schema(description = "who is expected since it was approved") @Nullable UUID visitorId,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return Set.of(id);
    }

    static WalkInView of(WalkIn walkIn, Instant now) {
        var details = walkIn.details();
        return new WalkInView(
                walkIn.id(),
                walkIn.propertyId(),
                details.kind(),
                details.company(),
                details.name(),
                PhoneNumber.shownTo(Caller.current().roles(), details.phone()),
                details.plate(),
                details.purpose(),
                details.partySize(),
                walkIn.statusAt(now),
                walkIn.answerBy(),
                walkIn.answeredAt(),
                walkIn.answeredBy(),
                walkIn.visitorId(),
                walkIn.createdBy(),
                walkIn.createdAt(),
                walkIn.updatedAt());
    }
}
