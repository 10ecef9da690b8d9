package io.smartvillage.access.gate;

import io.smartvillage.access.change.Changes;
import io.smartvillage.access.zone.Zones;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Changes, closes or opens a gate.
@Service
public class ChangeGate {

    private final Gates gates;
    private final FindGates findGates;
    private final Zones zones;
    private final Changes changes;
    private final Outbox outbox;
    private final IdGenerator ids;
    private final Clock clock;

    ChangeGate(
            Gates gates,
            FindGates findGates,
            Zones zones,
            Changes changes,
            Outbox outbox,
            IdGenerator ids,
            Clock clock) {
        this.gates = gates;
        this.findGates = findGates;
        this.zones = zones;
        this.changes = changes;
        this.outbox = outbox;
        this.ids = ids;
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
        zones.ensure(after.zone(), ids.generateId(), clock.instant());
        var changed = gate.change(after, clock.instant());
        gates.flush();
        changes.changed(Changes.Kind.GATE, gateId);
        outbox.publish(changed);
        return gate;
    }
}
