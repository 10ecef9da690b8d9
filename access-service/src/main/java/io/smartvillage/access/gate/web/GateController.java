package io.smartvillage.access.gate.web;

import io.smartvillage.access.gate.AddGate;
import io.smartvillage.access.gate.ChangeGate;
import io.smartvillage.access.gate.FindGateDevices;
import io.smartvillage.access.gate.FindGates;
import io.smartvillage.access.gate.Gate;
import io.smartvillage.access.gate.GateStatus;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/gates")
class GateController {

    private final AddGate addGate;
    private final ChangeGate changeGate;
    private final FindGates findGates;
    private final FindGateDevices findGateDevices;

    GateController(
            AddGate addGate,
            ChangeGate changeGate,
            FindGates findGates,
            FindGateDevices findGateDevices) {
        this.addGate = addGate;
        this.changeGate = changeGate;
        this.findGates = findGates;
        this.findGateDevices = findGateDevices;
    }

    @Operation(summary = "Adds a gate")
    @PostMapping
    @PreAuthorize("hasAuthority('gate:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<GateView> add(@RequestBody @Valid GateRequest request) {
        var gate = addGate.add(request.toDetails());
        return ResponseEntity.created(URI.create("/api/v1/gates/" + gate.id()))
                .eTag(IfMatch.eTag(gate.currentVersion()))
                .body(GateView.of(gate));
    }

    @Operation(summary = "Gates of the village, and how their devices are")
    @GetMapping
    @PreAuthorize("hasAuthority('gate:read')")
    Page<ListedGateView> list(
            PageRequest page,
            @RequestParam Optional<GateStatus> status,
            @RequestParam Optional<String> zone) {
        var gates = findGates.page(page, status, zone);
        var devices = findGateDevices.of(gates);
        return Page.of(
                gates,
                page,
                gate -> Cursor.at(gate.id()),
                gate -> ListedGateView.of(gate, devices.get(gate.id())));
    }

    @Operation(summary = "One gate")
    @GetMapping("/{gateId}")
    @PreAuthorize("hasAuthority('gate:read')")
    ResponseEntity<GateView> get(@PathVariable UUID gateId) {
        return answer(findGates.get(gateId));
    }

    @Operation(summary = "Changes, closes or opens a gate")
    @PatchMapping("/{gateId}")
    @PreAuthorize("hasAuthority('gate:write')")
    ResponseEntity<GateView> change(
            @PathVariable UUID gateId, IfMatch precondition, @RequestBody @Valid GatePatch patch) {
        return answer(changeGate.change(gateId, precondition, patch::applyTo));
    }

    private static ResponseEntity<GateView> answer(Gate gate) {
        return IfMatch.answer(GateView.of(gate), gate.currentVersion());
    }
}
