package io.smartvillage.access.decision.web;

import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.decision.Decision;
import io.smartvillage.access.decision.Greeting;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record DecisionView(
        AccessStatus decision,
        @Schema(description = "of a refusal only") @Nullable Reason reason,
        @Schema(description = "the entry in the access log") UUID logId,
        int rulesVersion,
        @Schema(description = "by the service's clock") Instant decidedAt,
        @Nullable UUID propertyId,
        @Schema(description = "null for a refusal, and when a guard opened by hand")
                @Nullable GreetingView greet) {

    record GreetingView(
            Greeting.Kind kind,
            @Nullable String houseNumber,
            @Nullable String label,
            @Nullable Integer partySize) {

        static GreetingView of(Greeting greeting) {
            return new GreetingView(
                    greeting.kind(),
                    greeting.houseNumber(),
                    greeting.label(),
                    greeting.partySize());
        }
    }

    static DecisionView of(Decision decision) {
        var entry = decision.entry();
        var greeting = decision.greeting();
        return new DecisionView(
                entry.status(),
                entry.reason(),
                entry.id(),
                entry.rulesVersion(),
                entry.timestamp(),
                entry.propertyId(),
                greeting == null ? null : GreetingView.of(greeting));
    }
}
