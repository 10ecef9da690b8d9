package io.smartvillage.visitor.personaldata.web;

import io.smartvillage.visitor.personaldata.EraseVisit;
import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class VisitErasureController {

    private final EraseVisit eraseVisit;

    VisitErasureController(EraseVisit eraseVisit) {
        this.eraseVisit = eraseVisit;
    }

    @Operation(summary = "Forgets who a visitor is, for good; a pending one is cancelled")
    @PostMapping("/visitors/{visitorId}/erasure")
    @PreAuthorize("hasAuthority('visitor:erase')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void visitor(@PathVariable UUID visitorId) {
        eraseVisit.visitor(visitorId);
    }

    @Operation(summary = "Forgets whose a recurring pass is, for good; an active one is cancelled")
    @PostMapping("/recurring-passes/{recurringPassId}/erasure")
    @PreAuthorize("hasAuthority('visitor:erase')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void recurringPass(@PathVariable UUID recurringPassId) {
        eraseVisit.recurringPass(recurringPassId);
    }

    @Operation(summary = "Forgets who stood at the gate, for good")
    @PostMapping("/walk-ins/{walkInId}/erasure")
    @PreAuthorize("hasAuthority('visitor:erase')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void walkIn(@PathVariable UUID walkInId) {
        eraseVisit.walkIn(walkInId);
    }
}
