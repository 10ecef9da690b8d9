package io.smartvillage.access.gate;

import io.smartvillage.platform.web.paging.PageRequest;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
public class FindGates {

    private static final UUID START = new UUID(0, 0);

    private final Gates gates;

    FindGates(Gates gates) {
        this.gates = gates;
    }

    /// @throws GateNotFoundException if the caller's village has no such gate
    @Transactional(readOnly = true)
    public Gate get(UUID gateId) {
        return gates.findById(gateId).orElseThrow(() -> new GateNotFoundException(gateId));
    }

    /// The gate at which the device stands.
    ///
    /// @throws GateNotRegisteredException if the village has none with that client
    @Transactional(readOnly = true)
    public Gate ofDevice(String clientId) {
        return gates.findByClientId(clientId)
                .orElseThrow(() -> new GateNotRegisteredException(clientId));
    }

    /// @param zone the name of one; all if empty
    @Transactional(readOnly = true)
    public List<Gate> page(PageRequest page, Optional<GateStatus> status, Optional<String> zone) {
        var after = page.after().map(cursor -> cursor.id(0)).orElse(START);
        var statuses = status.map(EnumSet::of).orElseGet(() -> EnumSet.allOf(GateStatus.class));
        var limit = Limit.of(page.fetchSize());
        return zone.map(name -> gates.pageOfZone(after, statuses, name, limit))
                .orElseGet(() -> gates.page(after, statuses, limit));
    }
}
