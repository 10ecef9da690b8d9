package io.smartvillage.access.gate.web;

import io.smartvillage.access.gate.FindGateDevices;
import io.smartvillage.access.gate.RecordHeartbeat;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.villagedirectory.AllowedWhileSuspended;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/gates")
class GateDeviceController {

    private final RecordHeartbeat recordHeartbeat;
    private final FindGateDevices findGateDevices;

    GateDeviceController(RecordHeartbeat recordHeartbeat, FindGateDevices findGateDevices) {
        this.recordHeartbeat = recordHeartbeat;
        this.findGateDevices = findGateDevices;
    }

    @Operation(
            summary = "A device is there",
            description =
                    "Sent by a gate's device, by its own token, as often as the answer says. The"
                            + " answer tells how it is to behave.")
    @PostMapping("/heartbeat")
    @PreAuthorize("hasAuthority('access:decide')")
    @AllowedWhileSuspended
    HeartbeatView heartbeat(@RequestBody @Valid HeartbeatRequest request) {
        return HeartbeatView.of(
                recordHeartbeat.record(Caller.current().clientId(), request.toHeartbeat()));
    }

    @Operation(summary = "How the gate's device is")
    @GetMapping("/{gateId}/device")
    @PreAuthorize("hasAuthority('gate:read')")
    GateDeviceView device(@PathVariable UUID gateId) {
        return GateDeviceView.of(findGateDevices.of(gateId));
    }
}
