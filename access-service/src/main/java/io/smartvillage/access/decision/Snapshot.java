package io.smartvillage.access.decision;

import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.credential.HeldCredential;
import io.smartvillage.access.gate.GateDirection;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.access.pass.Pass;
import java.time.Instant;

/// All that a decision depends on. What a house owes is not part of it (domain rule 13).
///
/// @param throttled too many wrong codes at this gate just now, and this is a code
record Snapshot(
        GateDirection gateDirection,
        GateStatus gateStatus,
        Direction direction,
        boolean throttled,
        Instant at,
        Shown shown) {

    /// What was shown at the gate.
    sealed interface Shown {

        /// Nobody's in this village.
        record Nothing() implements Shown {}

        record ByPass(Pass pass) implements Shown {}

        record ByCredential(HeldCredential credential) implements Shown {}

        /// A guard answers for it.
        record ByHand() implements Shown {}
    }
}
