package io.smartvillage.access.gate;

import io.smartvillage.access.change.Changes;
import io.smartvillage.access.zone.AddZone;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// Adds a gate to the village.
@Service
public class AddGate {

    private final Gates gates;
    private final AddZone addZone;
    private final Outbox outbox;
    private final Changes changes;
    private final IdGenerator ids;
    private final Clock clock;

    AddGate(
            Gates gates,
            AddZone addZone,
            Outbox outbox,
            Changes changes,
            IdGenerator ids,
            Clock clock) {
        this.gates = gates;
        this.addZone = addZone;
        this.outbox = outbox;
        this.changes = changes;
        this.ids = ids;
        this.clock = clock;
    }

    /// @throws GateNameTakenException if the village has a gate of that name
    /// @throws GateClientTakenException if the device stands at another gate
    @Transactional
    public Gate add(GateDetails details) {
        if (gates.existsByName(details.name())) {
            throw new GateNameTakenException(details.name());
        }
        if (details.clientId() != null && gates.existsByClientId(details.clientId())) {
            throw new GateClientTakenException(details.clientId());
        }
        addZone.ensure(details.zone());
        var gate =
                gates.save(
                        new Gate(CurrentVillage.id(), ids.generateId(), details, clock.instant()));
        gates.flush();
        outbox.publish(gate.added());
        changes.changed(Changes.Kind.GATE, gate.id());
        return gate;
    }
}
