package io.smartvillage.access.gate;

import io.smartvillage.access.change.Changes;
import io.smartvillage.access.zone.AddZone;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.web.precondition.IfMatch;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes, closes or opens a gate.
@Service
public class ChangeGate {

    private final Gates gates;
    private final FindGates findGates;
    private final GateClients clients;
    private final GateDevices devices;
    private final AddZone addZone;
    private final Outbox outbox;
    private final Changes changes;
    private final Clock clock;

    ChangeGate(
            Gates gates,
            FindGates findGates,
            GateClients clients,
            GateDevices devices,
            AddZone addZone,
            Outbox outbox,
            Changes changes,
            Clock clock) {
        this.gates = gates;
        this.findGates = findGates;
        this.clients = clients;
        this.devices = devices;
        this.addZone = addZone;
        this.outbox = outbox;
        this.changes = changes;
        this.clock = clock;
    }

    /// @param change from the present details to the new ones
    /// @throws GateNotFoundException if the caller's village has no such gate
    /// @throws GateNameTakenException if the new name is another gate's
    /// @throws GateClientTakenException if the new device stands at another gate
    /// @throws GateHasClientException if the present device's client was made here: it is revoked,
    ///   not overwritten
    @Transactional
    public Gate change(UUID gateId, IfMatch precondition, UnaryOperator<GateDetails> change) {
        var gate = findGates.get(gateId);
        precondition.require(gate.currentVersion());
        var before = gate.details();
        var after = change.apply(before);
        if (!after.name().equals(before.name()) && gates.existsByName(after.name())) {
            throw new GateNameTakenException(after.name());
        }
        if (!Objects.equals(after.clientId(), before.clientId())) {
            changeDevice(gateId, after.clientId());
        }
        addZone.ensure(after.zone());
        var changed = gate.change(after, clock.instant());
        gates.flush();
        outbox.publish(changed);
        changes.changed(Changes.Kind.GATE, gateId);
        return gate;
    }

    private void changeDevice(UUID gateId, @Nullable String clientId) {
        if (clients.isIssued(gateId)) {
            throw new GateHasClientException(gateId);
        }
        if (clientId != null && gates.existsByClientId(clientId)) {
            throw new GateClientTakenException(clientId);
        }
        devices.forget(gateId);
    }
}
