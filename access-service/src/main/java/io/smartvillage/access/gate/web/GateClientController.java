package io.smartvillage.access.gate.web;

import io.smartvillage.access.gate.FindGateClient;
import io.smartvillage.access.gate.IssueGateClient;
import io.smartvillage.access.gate.RevokeGateClient;
import io.smartvillage.access.gate.RotateGateClient;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.villagedirectory.AllowedWhileSuspended;
import io.swagger.v3.oas.annotations.Operation;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Not `@Idempotent`: the first answer would be kept, and with it the secret.
@RestController
@RequestMapping("/api/v1/gates/{gateId}/client")
class GateClientController {

    private final IssueGateClient issueGateClient;
    private final RotateGateClient rotateGateClient;
    private final RevokeGateClient revokeGateClient;
    private final FindGateClient findGateClient;

    GateClientController(
            IssueGateClient issueGateClient,
            RotateGateClient rotateGateClient,
            RevokeGateClient revokeGateClient,
            FindGateClient findGateClient) {
        this.issueGateClient = issueGateClient;
        this.rotateGateClient = rotateGateClient;
        this.revokeGateClient = revokeGateClient;
        this.findGateClient = findGateClient;
    }

    @Operation(
            summary = "Makes the client of the gate's device",
            description =
                    "The secret is shown in this answer only and kept nowhere here; whose answer was"
                            + " lost rotates it. A gate has one client: 409 if it has one already.")
    @PostMapping
    @PreAuthorize("hasAuthority('gate:write')")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<GateClientView> issue(@PathVariable UUID gateId) {
        var made = issueGateClient.issue(gateId, Caller.current().userId());
        return ResponseEntity.created(URI.create("/api/v1/gates/" + gateId + "/client"))
                .body(GateClientView.of(made));
    }

    @Operation(summary = "The gate's newest client, without its secret")
    @GetMapping
    @PreAuthorize("hasAuthority('gate:read')")
    GateClientView get(@PathVariable UUID gateId) {
        return GateClientView.of(findGateClient.of(gateId));
    }

    @Operation(
            summary = "Gives the device's client a new secret",
            description = "Shown in this answer only. The old one gets no token any more.")
    @PostMapping("/rotation")
    @PreAuthorize("hasAuthority('gate:write')")
    GateClientView rotate(@PathVariable UUID gateId) {
        return GateClientView.of(rotateGateClient.rotate(gateId, Caller.current().userId()));
    }

    @Operation(
            summary = "Takes the client away from the device",
            description =
                    "It is refused at once, with the tokens that it holds; the gate is free for"
                            + " another. Revoking it again changes nothing.")
    @PostMapping("/revocation")
    @PreAuthorize("hasAuthority('gate:write')")
    @AllowedWhileSuspended
    GateClientView revoke(@PathVariable UUID gateId) {
        return GateClientView.of(revokeGateClient.revoke(gateId, Caller.current().userId()));
    }
}
