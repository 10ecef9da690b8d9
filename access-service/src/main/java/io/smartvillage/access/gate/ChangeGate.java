package io.smartvillage.access.gate;

import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes, closes or opens a gate.
@Service
public class ChangeGate {

    private final Gates gates;
    private final FindGates findGates;
    private final Outbox outbox;
    private final Clock clock;

    ChangeGate(Gates gates, FindGates findGates, Outbox outbox, Clock clock) {
        this.gates = gates;
        this.findGates = findGates;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @param change from the present details to the new ones
    /// @throws GateNotFoundException if the caller's village has no such gate
    /// @throws GateNameTakenException if the new name is another gate's
    /// @throws GateClientTakenException if the new device stands at another gate
    @Transactional
    public Gate change(UUID gateId, IfMatch precondition, UnaryOperator<GateDetails> change) {
        var gate = findGates.get(gateId);
        precondition.require(gate.currentVersion());
        var before = gate.details();
        var after = change.apply(before);
        if (!after.name().equals(before.name()) && gates.existsByName(after.name())) {
            throw new GateNameTakenException(after.name());
        }
        if (after.clientId() != null
                && !after.clientId().equals(before.clientId())
                && gates.existsByClientId(after.clientId())) {
            throw new GateClientTakenException(after.clientId());
        }
        var changed = gate.change(after, clock.instant());
        gates.flush();
        outbox.publish(changed);
        return gate;
    }
}
