package io.smartvillage.access.reported.messaging;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.access.reported.ReportedDecision;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// `access.DecisionReported`, told by a bridge at the village.
record DecisionReported(
        UUID gateId,
        String nonce,
        Direction direction,
        AccessMethod method,
        @Nullable String credential,
        @Nullable UUID passId,
        @Nullable UUID credentialId,
        AccessStatus decision,
        @Nullable Reason reason,
        Instant deviceTime,
        int rulesVersion) {

    /// The gate itself stands for whoever decided.
    ReportedDecision toDecision(int index) {
        return new ReportedDecision(
                index,
                gateId,
                gateId,
                nonce,
                direction,
                method,
                credential,
                passId,
                credentialId,
                decision,
                reason,
                null,
                deviceTime,
                rulesVersion,
                Source.OFFLINE);
    }
}
