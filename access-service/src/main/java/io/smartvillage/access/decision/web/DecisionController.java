package io.smartvillage.access.decision.web;

import io.smartvillage.access.decision.Decide;
import io.smartvillage.platform.villagedirectory.AllowedWhileSuspended;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access/decisions")
class DecisionController {

    private final Decide decide;

    DecisionController(Decide decide) {
        this.decide = decide;
    }

    @Operation(
            summary = "May somebody pass?",
            description =
                    "Asked by a gate's device, or by a guard who names the gate. Written down before"
                            + " it is answered. The same nonce gives the same answer.")
    @PostMapping
    @PreAuthorize("hasAuthority('access:decide')")
    @AllowedWhileSuspended
    DecisionView decide(@RequestBody @Valid DecisionRequest request) {
        return DecisionView.of(decide.decide(request.toScan()));
    }
}
