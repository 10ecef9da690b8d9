package io.smartvillage.visitor.recurring.web;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smartvillage.platform.audit.AboutPeople;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.visitor.contact.PhoneNumber;
import io.smartvillage.visitor.recurring.RecurringPass;
import io.smartvillage.visitor.recurring.RecurringPassStatus;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record RecurringPassView(
        UUID id,
        UUID propertyId,
        @Schema(description = "absent once they were erased") @Nullable String name,
        @Schema(description = "only its last three digits for guards") @Nullable String phone,
        @Nullable String plate,
        String purpose,
        int partySize,
        String rule,
        LocalDate firstDay,
        @Nullable LocalDate lastDay,
        List<LocalDate> exceptDays,
        @Schema(type = "string", example = "08:00") @JsonFormat(pattern = "HH:mm") LocalTime from,
        @Schema(type = "string", example = "17:30") @JsonFormat(pattern = "HH:mm") LocalTime until,
        @Schema(description = "when its first window begins") Instant validFrom,
        @Schema(description = "when its last window ends") Instant validUntil,
        RecurringPassStatus status,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt,
        @Schema(description = "only in the answer to the issue, never again")
                @JsonInclude(JsonInclude.Include.NON_NULL)
                @Nullable String entryCode)
        implements AboutPeople {

    @Override
    public Set<UUID> people() {
        return Set.of(id, createdBy);
    }

    static RecurringPassView of(RecurringPass pass) {
        return of(pass, null);
    }

    static RecurringPassView of(RecurringPass pass, @Nullable String entryCode) {
        var details = pass.details();
        var recurrence = pass.recurrence();
        return new RecurringPassView(
                pass.id(),
                pass.propertyId(),
                details.name(),
                PhoneNumber.shownTo(Caller.current().roles(), details.phone()),
                details.plate(),
                details.purpose(),
                details.partySize(),
                recurrence.rule(),
                recurrence.firstDay(),
                recurrence.lastDay(),
                recurrence.exceptDays(),
                recurrence.starts(),
                recurrence.ends(),
                pass.validFrom(),
                pass.validUntil(),
                pass.status(),
                pass.createdBy(),
                pass.createdAt(),
                pass.updatedAt(),
                entryCode);
    }
}
