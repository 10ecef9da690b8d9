package io.smartvillage.access.gate;

import io.smartvillage.access.change.Changes;
import io.smartvillage.platform.keycloak.KeycloakRefusedException;
import io.smartvillage.platform.keycloak.KeycloakUnavailableException;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Takes a gate's client away from its device. From the moment it is stored the device is refused
/// here, whatever token it holds; Keycloak is told afterwards, by [EndGateClients] if need be.
@Service
public class RevokeGateClient {

    private static final Logger LOG = LoggerFactory.getLogger(RevokeGateClient.class);

    private final FindGates findGates;
    private final Gates gates;
    private final GateClients clients;
    private final GateDevices devices;
    private final EndGateClients endGateClients;
    private final Outbox outbox;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RevokeGateClient(
            FindGates findGates,
            Gates gates,
            GateClients clients,
            GateDevices devices,
            EndGateClients endGateClients,
            Outbox outbox,
            Changes changes,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.findGates = findGates;
        this.gates = gates;
        this.clients = clients;
        this.devices = devices;
        this.endGateClients = endGateClients;
        this.outbox = outbox;
        this.changes = changes;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// Revoking it again changes nothing.
    ///
    /// @param by who asks
    /// @return `REVOKED`, or `REVOKING` as long as Keycloak does not answer, or somebody may still
    ///   be making it
    /// @throws GateNotFoundException if the caller's village has no such gate
    /// @throws GateClientNotFoundException if the gate has no client that was made here
    public GateClient revoke(UUID gateId, UUID by) {
        var client = Objects.requireNonNull(transaction.execute(_ -> store(gateId, by)));
        if (client.status() != GateClientStatus.REVOKING) {
            return client;
        }
        try {
            return endGateClients.end(client.id()).orElse(client);
        } catch (KeycloakUnavailableException | KeycloakRefusedException e) {
            LOG.warn("client {} is ended later: {}", client.clientId(), e.getMessage());
            return client;
        }
    }

    private GateClient store(UUID gateId, UUID by) {
        // First of all the locks: the gate is then seen as it is after other requests.
        clients.giveUp(gateId);
        var active = clients.lockActive(gateId);
        var gate = findGates.get(gateId);
        if (active.isEmpty()) {
            return clients.newest(gateId)
                    .orElseThrow(() -> new GateClientNotFoundException(gateId));
        }
        var now = clock.instant();
        var client = clients.revoke(active.get().id(), by, now);
        outbox.publish(gate.free(client.clientId(), by, now));
        gates.flush();
        devices.forget(gateId);
        changes.changed(Changes.Kind.GATE, gateId);
        return client;
    }
}
