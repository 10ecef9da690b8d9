package io.smartvillage.visitor.visitor.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smartvillage.platform.audit.AboutPeople;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.visitor.contact.PhoneNumber;
import io.smartvillage.visitor.visitor.VisitKind;
import io.smartvillage.visitor.visitor.Visitor;
import io.smartvillage.visitor.visitor.VisitorStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record VisitorView(
        UUID id,
        UUID propertyId,
        VisitKind kind,
        @Nullable String company,
        @Schema(description = "absent once they were erased") @Nullable String name,
        @Schema(description = "only its last three digits for guards") @Nullable String phone,
        @Nullable String plate,
        String purpose,
        int partySize,
        Instant validFrom,
        Instant validUntil,
        @Schema(description = "the schema document's `used` is `checked_in`, then `checked_out`")
                VisitorStatus status,
        @Nullable Instant checkedInAt,
        @Nullable Instant checkedOutAt,
        @Schema(description = "inside for longer than was said and the village grants")
                boolean overstaying,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "only in the answer to the registration, never again")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String entryCode)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return Set.of(id, createdBy);
    }

    static VisitorView of(Visitor visitor, Instant now) {
        return of(visitor, now, null);
    }

    static VisitorView of(Visitor visitor, Instant now, @Nullable String entryCode) {
        var details = visitor.details();
        return new VisitorView(
                visitor.id(),
                visitor.propertyId(),
                details.kind(),
                details.company(),
                details.name(),
                PhoneNumber.shownTo(Caller.current().roles(), details.phone()),
                details.plate(),
                details.purpose(),
                details.partySize(),
                details.validFrom(),
                details.validUntil(),
                visitor.status(),
                visitor.checkedInAt(),
                visitor.checkedOutAt(),
                visitor.isOverstaying(now),
                visitor.createdBy(),
                visitor.createdAt(),
                visitor.updatedAt(),
                entryCode);
    }
}
