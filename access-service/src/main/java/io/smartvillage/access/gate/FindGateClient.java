package io.smartvillage.access.gate;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindGateClient {

    private final FindGates findGates;
    private final GateClients clients;

    FindGateClient(FindGates findGates, GateClients clients) {
        this.findGates = findGates;
        this.clients = clients;
    }

    /// The newest that was made for the gate.
    ///
    /// @throws GateNotFoundException if the caller's village has no such gate
    /// @throws GateClientNotFoundException if the gate never had one that was made here
    @Transactional(readOnly = true)
    public GateClient of(UUID gateId) {
        findGates.get(gateId);
        return clients.newest(gateId).orElseThrow(() -> new GateClientNotFoundException(gateId));
    }
}
