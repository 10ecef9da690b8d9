package io.smartvillage.access.reported;

import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ManualReason;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.accesslog.Source;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One decision that was made without this service, as it was told.
///
/// @param index its place in what was sent
/// @param decidedBy the device or guard that tells of it
/// @param nonce one decision at the gate has one, however it is told
/// @param credential what was shown, if the gate kept it
/// @param passId the pass that it was, if the gate knew
/// @param credentialId the card, plate or app that it was, if the gate knew
/// @param reason of a refusal
/// @param manualReason of what a guard did by hand
/// @param deviceTime when it was, by the device's clock
/// @param rulesVersion of the rules that the gate had
public record ReportedDecision(
        int index,
        UUID gateId,
        UUID decidedBy,
        String nonce,
        Direction direction,
        AccessMethod method,
        @Nullable String credential,
        @Nullable UUID passId,
        @Nullable UUID credentialId,
        AccessStatus status,
        @Nullable Reason reason,
        @Nullable ManualReason manualReason,
        Instant deviceTime,
        int rulesVersion,
        Source source) {

    /// As exact as the log keeps it.
    public ReportedDecision {
        deviceTime = deviceTime.truncatedTo(ChronoUnit.MICROS);
    }
}
