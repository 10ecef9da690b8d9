package io.smartvillage.visitor.visitor.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smartvillage.platform.security.Caller;
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
        String name,
        @Schema(description = "only its last three digits for guards") @Nullable String phone,
        @Nullable String plate,
        String purpose,
        Instant validFrom,
        Instant validUntil,
        @Schema(description = "the schema document's `used` is `checked_in`, then `checked_out`")
                VisitorStatus status,
        @Nullable Instant checkedInAt,
        @Nullable Instant checkedOutAt,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "only in the answer to the registration, never again")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String entryCode) {

    private static final Set<String> MAY_CALL = Set.of("admin", "staff", "resident");
    private static final int SHOWN_DIGITS = 3;

    static VisitorView of(Visitor visitor) {
        return of(visitor, null);
    }

    static VisitorView of(Visitor visitor, @Nullable String entryCode) {
        var details = visitor.details();
        return new VisitorView(
                visitor.id(),
                visitor.propertyId(),
                details.name(),
                phone(details.phone()),
                details.plate(),
                details.purpose(),
                details.validFrom(),
                details.validUntil(),
                visitor.status(),
                visitor.checkedInAt(),
                visitor.checkedOutAt(),
                visitor.createdBy(),
                visitor.createdAt(),
                visitor.updatedAt(),
                entryCode);
    }

    private static @Nullable String phone(@Nullable String phone) {
        if (phone == null || Caller.current().roles().stream().anyMatch(MAY_CALL::contains)) {
            return phone;
        }
        var hidden = phone.length() - SHOWN_DIGITS;
        return "*".repeat(hidden) + phone.substring(hidden);
    }
}
