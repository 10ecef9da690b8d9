package io.smartvillage.visitor.recurring.web;

import io.smartvillage.visitor.recurring.RecurringVisit;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record RecurringVisitView(
        UUID id,
        @Schema(description = "null if no gate told of it") @Nullable Instant enteredAt,
        @Schema(description = "null while inside, or if no gate told of it")
                @Nullable Instant leftAt) {

    static RecurringVisitView of(RecurringVisit visit) {
        return new RecurringVisitView(visit.id(), visit.enteredAt(), visit.leftAt());
    }
}
