package io.smartvillage.access.reported;

import io.smartvillage.access.gate.FindGates;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/// Takes the report of the gate whose device calls, or of the one that a guard names.
@Service
public class ReportOfGate {

    private static final String GATE_ROLE = "gate";

    private final FindGates findGates;
    private final ReportDecisions reportDecisions;

    /// Who tells of which gate.
    ///
    /// @param byDevice no guard stood there
    public record Reporter(UUID gateId, UUID userId, boolean byDevice) {}

    ReportOfGate(FindGates findGates, ReportDecisions reportDecisions) {
        this.findGates = findGates;
        this.reportDecisions = reportDecisions;
    }

    /// Not in one transaction: what was written of a report that broke off is known when it comes
    /// again.
    ///
    /// @param gateId not needed from a device
    /// @throws BadParameterException if a device names another gate than its own, or a guard names
    ///   none
    /// @throws io.smartvillage.access.gate.GateNotFoundException if the village has no such gate
    /// @throws io.smartvillage.access.gate.GateNotRegisteredException if the device is at no gate
    public Report report(
            Optional<UUID> gateId, Function<Reporter, List<ReportedDecision>> decisions) {
        return reportDecisions.report(decisions.apply(reporter(gateId)));
    }

    private Reporter reporter(Optional<UUID> gateId) {
        var caller = Caller.current();
        if (caller.roles().contains(GATE_ROLE)) {
            var own = findGates.ofDevice(caller.clientId()).id();
            if (gateId.filter(named -> !named.equals(own)).isPresent()) {
                throw new BadParameterException("gateId", "field.gate-own");
            }
            return new Reporter(own, caller.userId(), true);
        }
        var named = gateId.orElseThrow(() -> new BadParameterException("gateId", "field.missing"));
        return new Reporter(findGates.get(named).id(), caller.userId(), false);
    }
}
