package io.smartvillage.access.gate;

import io.smartvillage.access.change.Changes;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import java.time.Clock;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.IdGenerator;

/// Makes the client of a gate's device.
///
/// It is stored first as begun, then made in Keycloak, then taken over; no transaction waits for
/// Keycloak. What a crash leaves between is known, has no secret that anybody saw, stands at no
/// gate, and is ended by [EndGateClients]; until that may be, or somebody revokes it, the gate gets
/// no other.
@Service
public class IssueGateClient {

    private static final int SHOWN_OF_ID = 12;

    private final FindGates findGates;
    private final Gates gates;
    private final GateClients clients;
    private final KeycloakGates keycloak;
    private final VillageDirectory directory;
    private final Outbox outbox;
    private final Changes changes;
    private final TransactionTemplate transaction;
    private final IdGenerator ids;
    private final Clock clock;

    IssueGateClient(
            FindGates findGates,
            Gates gates,
            GateClients clients,
            KeycloakGates keycloak,
            VillageDirectory directory,
            Outbox outbox,
            Changes changes,
            PlatformTransactionManager transactions,
            IdGenerator ids,
            Clock clock) {
        this.findGates = findGates;
        this.gates = gates;
        this.clients = clients;
        this.keycloak = keycloak;
        this.directory = directory;
        this.outbox = outbox;
        this.changes = changes;
        this.transaction = new TransactionTemplate(transactions);
        this.ids = ids;
        this.clock = clock;
    }

    private record Begun(UUID id, UUID gateId, String clientId) {}

    /// Of two requests at once for a gate one gets a client.
    ///
    /// @param by who asks
    /// @throws GateNotFoundException if the caller's village has no such gate
    /// @throws GateHasClientException if the gate has a device already
    /// @throws io.smartvillage.platform.keycloak.KeycloakUnavailableException the gate has no
    ///   client then, and it may be tried again
    public GateSecret issue(UUID gateId, UUID by) {
        var alias = directory.current().orElseThrow().alias();
        var begun = inTransaction(() -> begin(gateId, alias, by));
        try {
            var secret = keycloak.make(begun.clientId(), alias);
            return inTransaction(() -> finish(begun, secret, by));
        } catch (RuntimeException e) {
            giveUp(begun, e);
            throw e;
        }
    }

    private Begun begin(UUID gateId, String alias, UUID by) {
        var now = clock.instant();
        clients.giveUp(gateId, now.minus(EndGateClients.LONGEST_REQUEST));
        requireFree(findGates.get(gateId));
        var id = ids.generateId();
        var text = id.toString().replace("-", "");
        var clientId = alias + "-gate-" + text.substring(text.length() - SHOWN_OF_ID);
        if (!clients.reserve(id, gateId, clientId, by, now)) {
            throw new GateHasClientException(gateId);
        }
        return new Begun(id, gateId, clientId);
    }

    private GateSecret finish(Begun begun, String secret, UUID by) {
        if (clients.lockBegun(begun.id()).isEmpty()) {
            throw new GateHasClientException(begun.gateId());
        }
        var gate = findGates.get(begun.gateId());
        requireFree(gate);
        var issued = gate.give(begun.clientId(), by, clock.instant());
        gates.flush();
        var client = clients.activate(begun.id());
        outbox.publish(issued);
        changes.changed(Changes.Kind.GATE, gate.id());
        return new GateSecret(client, secret);
    }

    private void giveUp(Begun begun, RuntimeException cause) {
        try {
            transaction.executeWithoutResult(_ -> clients.giveUpBegun(begun.id()));
        } catch (RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private static void requireFree(Gate gate) {
        if (gate.details().clientId() != null) {
            throw new GateHasClientException(gate.id());
        }
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }
}
