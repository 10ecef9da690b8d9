package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.AccessLogEntry;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.access.decision.CodeAttempts.Attempt;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.pass.Pass;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A decision that is thought through but for what its group's transaction tells.
///
/// @param logId its entry, once it is written
/// @param request what every repeat with this nonce must agree in, hashed
/// @param decidedBy the device or guard that asked
record Candidate(
        UUID villageId,
        UUID logId,
        Scan scan,
        ByteBuffer request,
        Snapshot snapshot,
        UUID decidedBy,
        @Nullable String traceParent) {

    private static final Set<Reason> BEFORE_LOOKING =
            EnumSet.of(Reason.GATE_CLOSED, Reason.WRONG_DIRECTION, Reason.THROTTLED);

    /// Where somebody is, or is not.
    record Place(UUID villageId, UUID zoneId, UUID subjectId) {}

    /// What a gate saw.
    record Nonce(UUID villageId, UUID gateId, String text) {}

    Nonce nonce() {
        return new Nonce(villageId, snapshot.gate().id(), scan.nonce());
    }

    Optional<Place> place() {
        return snapshot.shown()
                .subject()
                .map(subject -> new Place(villageId, snapshot.gate().zoneId(), subject));
    }

    /// @return empty if the answer tells nothing of a code
    Optional<Attempt> codeAttempt() {
        return scan.method() == AccessMethod.CODE
                        && Rules.refusal(snapshot).filter(BEFORE_LOOKING::contains).isEmpty()
                ? Optional.of(
                        new Attempt(villageId, logId, snapshot.shown() instanceof Shown.Nothing))
                : Optional.empty();
    }

    boolean enters() {
        return scan.direction() == Direction.ENTRY;
    }

    AccessLogEntry entry(Optional<Reason> reason) {
        var shown = snapshot.shown();
        return new AccessLogEntry(
                logId,
                switch (shown) {
                    case Shown.ByPass(Pass pass) -> pass.propertyId();
                    case Shown.ByCredential(HeldCredential credential) -> credential.propertyId();
                    case Shown.ByHand(UUID propertyId) -> propertyId;
                    case Shown.Nothing(), Shown.Refused(Reason _) -> null;
                },
                shown instanceof Shown.ByCredential(HeldCredential credential)
                        ? credential.userId()
                        : null,
                snapshot.at(),
                scan.direction(),
                scan.method(),
                reason.isEmpty() ? AccessStatus.GRANTED : AccessStatus.DENIED,
                snapshot.at(),
                snapshot.gate().id(),
                reason.orElse(null),
                shown instanceof Shown.ByHand ? scan.manualReason() : null,
                shown instanceof Shown.ByPass(Pass pass) ? pass.id() : null,
                shown instanceof Shown.ByCredential(HeldCredential credential)
                        ? credential.id()
                        : null,
                decidedBy,
                scan.deviceTime(),
                scan.nonce(),
                Rules.VERSION,
                Source.ONLINE,
                false);
    }
}
