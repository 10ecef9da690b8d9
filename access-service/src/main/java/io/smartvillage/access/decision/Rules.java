package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.credential.CredentialStatus;
import io.smartvillage.access.credential.HeldCredential;
import io.smartvillage.access.decision.Snapshot.Shown;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.access.pass.Pass;
import io.smartvillage.access.pass.PassStatus;
import java.time.Instant;
import java.util.Optional;

/// The rules: a pure function of a snapshot. The first reason that applies is the one that is told.
final class Rules {

    /// Grows with every change of the rules; stamped on each decision.
    static final int VERSION = 1;

    private Rules() {}

    /// @return why not, or empty if the snapshot allows it
    static Optional<Reason> refusal(Snapshot snapshot) {
        if (snapshot.shown() instanceof Shown.ByHand) {
            return Optional.empty();
        }
        if (snapshot.gateStatus() == GateStatus.CLOSED) {
            return Optional.of(Reason.GATE_CLOSED);
        }
        if (!snapshot.gateDirection().allows(snapshot.direction())) {
            return Optional.of(Reason.WRONG_DIRECTION);
        }
        if (snapshot.throttled()) {
            return Optional.of(Reason.THROTTLED);
        }
        return switch (snapshot.shown()) {
            case Shown.ByHand() -> Optional.empty();
            case Shown.Nothing() -> Optional.of(Reason.INVALID);
            case Shown.ByCredential(HeldCredential credential) -> refusal(credential);
            case Shown.ByPass(Pass pass) -> refusal(pass, snapshot.direction(), snapshot.at());
        };
    }

    /// True if the one use of a pass must be claimed before anybody is let in.
    static boolean needsClaim(Snapshot snapshot) {
        return snapshot.direction() == Direction.ENTRY
                && snapshot.shown() instanceof Shown.ByPass(Pass pass)
                && pass.singleUse();
    }

    private static Optional<Reason> refusal(HeldCredential credential) {
        if (credential.status() == CredentialStatus.REVOKED) {
            return Optional.of(Reason.REVOKED);
        }
        if (credential.status() == CredentialStatus.LOST) {
            return Optional.of(Reason.LOST);
        }
        if (credential.status() == CredentialStatus.SUSPENDED || !credential.holderActive()) {
            return Optional.of(Reason.SUSPENDED);
        }
        return Optional.empty();
    }

    /// Whoever came in may leave, also late and once the pass is used.
    private static Optional<Reason> refusal(Pass pass, Direction direction, Instant at) {
        var entered = pass.entered() || pass.status() == PassStatus.USED;
        if (direction == Direction.EXIT && entered) {
            return Optional.empty();
        }
        if (pass.status() == PassStatus.CANCELLED) {
            return Optional.of(Reason.REVOKED);
        }
        if (pass.status() == PassStatus.EXPIRED || at.isAfter(pass.validUntil())) {
            return Optional.of(Reason.EXPIRED);
        }
        if (at.isBefore(pass.validFrom())) {
            return Optional.of(Reason.NOT_YET_VALID);
        }
        if (pass.singleUse() && entered) {
            return Optional.of(Reason.ALREADY_USED);
        }
        return Optional.empty();
    }
}
