package io.smartvillage.access.gate;

import io.smartvillage.access.gate.GateEvent.GateClientRotated;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Gives a gate's client a new secret.
@Service
public class RotateGateClient {

    private final FindGates findGates;
    private final GateClients clients;
    private final KeycloakGates keycloak;
    private final Outbox outbox;
    private final Clock clock;

    RotateGateClient(
            FindGates findGates,
            GateClients clients,
            KeycloakGates keycloak,
            Outbox outbox,
            Clock clock) {
        this.findGates = findGates;
        this.clients = clients;
        this.keycloak = keycloak;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The old secret gets no token any more; a token that it got lives its thirty minutes: of a
    /// stolen one the client is to be revoked. After a failure neither secret may be known to
    /// anybody: rotate again.
    ///
    /// @param by who asks
    /// @throws GateNotFoundException if the caller's village has no such gate
    /// @throws GateClientNotFoundException if the gate has no client that was made here
    /// @throws io.smartvillage.platform.keycloak.KeycloakUnavailableException it may be tried again
    @Transactional
    public GateSecret rotate(UUID gateId, UUID by) {
        findGates.get(gateId);
        var client =
                clients.lockActive(gateId)
                        .orElseThrow(() -> new GateClientNotFoundException(gateId));
        var secret = keycloak.rotate(client.clientId());
        var now = clock.instant();
        outbox.publish(new GateClientRotated(gateId, client.clientId(), by, now));
        return new GateSecret(clients.rotated(client.id(), by, now), secret);
    }
}
