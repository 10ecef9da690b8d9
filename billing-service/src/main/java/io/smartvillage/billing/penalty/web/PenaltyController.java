package io.smartvillage.billing.penalty.web;

import io.smartvillage.billing.penalty.AssessPenalties;
import io.smartvillage.billing.penalty.Assessment;
import io.smartvillage.billing.penalty.FindPenalties;
import io.smartvillage.billing.penalty.Penalty;
import io.smartvillage.billing.penalty.PenaltyFilter;
import io.smartvillage.billing.penalty.PenaltyStatus;
import io.smartvillage.billing.penalty.WaivePenalty;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PenaltyController {

    private final AssessPenalties assessPenalties;
    private final FindPenalties findPenalties;
    private final WaivePenalty waivePenalty;

    PenaltyController(
            AssessPenalties assessPenalties,
            FindPenalties findPenalties,
            WaivePenalty waivePenalty) {
        this.assessPenalties = assessPenalties;
        this.findPenalties = findPenalties;
        this.waivePenalty = waivePenalty;
    }

    @Operation(
            summary = "Charges late payers for the days that are over",
            description =
                    "Happens every day by itself. Repeating it adds nothing; penalties that are not"
                            + " billed yet follow payments and corrections that became known since.")
    @PostMapping("/api/v1/penalty-assessments")
    @PreAuthorize("hasAuthority('penalty:assess')")
    Assessment assess(@RequestBody @Valid AssessmentRequest request) {
        return assessPenalties.assess(Optional.ofNullable(request.asOf()));
    }

    @Operation(summary = "Penalties of the village; residents see those of their own houses")
    @GetMapping("/api/v1/penalties")
    @PreAuthorize("hasAnyAuthority('penalty:read', 'penalty:read:own')")
    Page<Penalty> list(
            PageRequest page,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<UUID> invoiceId,
            @RequestParam Optional<PenaltyStatus> status) {
        return Page.of(
                findPenalties.page(page, new PenaltyFilter(propertyId, invoiceId, status)),
                page,
                penalty -> Cursor.at(penalty.id()),
                Function.identity());
    }

    @Operation(summary = "One penalty: which rule, which days, of how much")
    @GetMapping("/api/v1/penalties/{penaltyId}")
    @PreAuthorize("hasAnyAuthority('penalty:read', 'penalty:read:own')")
    Penalty get(@PathVariable UUID penaltyId) {
        return findPenalties.get(penaltyId);
    }

    @Operation(
            summary = "Gives up a penalty that is not billed yet",
            description = "Its days are not charged again. A billed one needs a credit note.")
    @PostMapping("/api/v1/penalties/{penaltyId}/waiver")
    @PreAuthorize("hasAuthority('penalty:waive')")
    Penalty waive(@PathVariable UUID penaltyId, @RequestBody @Valid WaiverRequest request) {
        return waivePenalty.waive(penaltyId, request.reason().strip());
    }
}
