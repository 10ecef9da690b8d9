package io.smartvillage.access.decision.web;

import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Reason;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record DecisionView(
        AccessStatus decision,
        @Schema(description = "of a refusal only") @Nullable Reason reason,
        @Schema(description = "the entry in the access log") UUID logId,
        int rulesVersion,
        @Nullable UUID propertyId) {

    static DecisionView of(AccessLogEntry entry) {
        return new DecisionView(
                entry.status(),
                entry.reason(),
                entry.id(),
                entry.rulesVersion(),
                entry.propertyId());
    }
}
