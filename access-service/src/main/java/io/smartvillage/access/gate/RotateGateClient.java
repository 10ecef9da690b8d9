package io.smartvillage.access.gate;

import io.smartvillage.access.gate.GateEvent.GateClientRotated;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Gives a gate's client a new secret. No transaction waits for Keycloak.
@Service
public class RotateGateClient {

    private final FindGates findGates;
    private final GateClients clients;
    private final KeycloakGates keycloak;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RotateGateClient(
            FindGates findGates,
            GateClients clients,
            KeycloakGates keycloak,
            Outbox outbox,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.findGates = findGates;
        this.clients = clients;
        this.keycloak = keycloak;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /// The old secret gets no token any more; a token that it got lives its thirty minutes: of a
    /// stolen one the client is to be revoked. After a failure, or a crash, neither secret may be
    /// known to anybody: rotate again.
    ///
    /// @param by who asks
    /// @throws GateNotFoundException if the caller's village has no such gate
    /// @throws GateClientNotFoundException if the gate has no client that was made here, or it was
    ///   revoked meanwhile
    /// @throws io.smartvillage.platform.keycloak.KeycloakUnavailableException it may be tried again
    public GateSecret rotate(UUID gateId, UUID by) {
        var client = inTransaction(() -> active(gateId));
        var secret = keycloak.rotate(client.clientId());
        return inTransaction(() -> rotated(client, secret, by));
    }

    private GateClient active(UUID gateId) {
        findGates.get(gateId);
        return clients.lockActive(gateId)
                .orElseThrow(() -> new GateClientNotFoundException(gateId));
    }

    private GateSecret rotated(GateClient client, String secret, UUID by) {
        var gateId = client.gateId();
        if (!active(gateId).id().equals(client.id())) {
            throw new GateClientNotFoundException(gateId);
        }
        var now = clock.instant();
        outbox.publish(new GateClientRotated(gateId, client.clientId(), by, now));
        return new GateSecret(clients.rotated(client.id(), by, now), secret);
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
