package io.smartvillage.billing.penalty.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.penalty.AddPenaltyRule;
import io.smartvillage.billing.penalty.ChangePenaltyRule;
import io.smartvillage.billing.penalty.FindPenaltyRules;
import io.smartvillage.billing.penalty.PenaltyKind;
import io.smartvillage.billing.penalty.PenaltyRule;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
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
@RequestMapping("/api/v1/penalty-rules")
class PenaltyRuleController {

    private final AddPenaltyRule addPenaltyRule;
    private final ChangePenaltyRule changePenaltyRule;
    private final FindPenaltyRules findPenaltyRules;

    PenaltyRuleController(
            AddPenaltyRule addPenaltyRule,
            ChangePenaltyRule changePenaltyRule,
            FindPenaltyRules findPenaltyRules) {
        this.addPenaltyRule = addPenaltyRule;
        this.changePenaltyRule = changePenaltyRule;
        this.findPenaltyRules = findPenaltyRules;
    }

    @Operation(summary = "Sets what late payers owe from a day on")
    @PostMapping
    @PreAuthorize("hasAuthority('penalty-rule:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<PenaltyRuleView> add(@RequestBody @Valid PenaltyRuleRequest request) {
        var rule = addPenaltyRule.add(request.toTerms());
        return ResponseEntity.created(URI.create("/api/v1/penalty-rules/" + rule.id()))
                .eTag(IfMatch.eTag(rule.currentVersion()))
                .body(PenaltyRuleView.of(rule));
    }

    @Operation(summary = "What late payers owe, owed and will owe")
    @GetMapping
    @PreAuthorize("hasAuthority('penalty-rule:read')")
    Page<PenaltyRuleView> list(
            PageRequest page,
            @RequestParam Optional<PenaltyKind> kind,
            @RequestParam Optional<LocalDate> inForceOn) {
        inForceOn.ifPresent(day ->
                BillingCalendar.require(
                        "inForceOn", day, BillingCalendar.FIRST_DAY, BillingCalendar.LAST_DAY));
        return Page.of(
                findPenaltyRules.page(page, kind, inForceOn),
                page,
                rule -> Cursor.at(rule.id()),
                PenaltyRuleView::of);
    }

    @Operation(summary = "One penalty rule")
    @GetMapping("/{penaltyRuleId}")
    @PreAuthorize("hasAuthority('penalty-rule:read')")
    ResponseEntity<PenaltyRuleView> get(@PathVariable UUID penaltyRuleId) {
        return answer(findPenaltyRules.get(penaltyRuleId));
    }

    @Operation(
            summary = "Renames a penalty rule or sets its end",
            description = "Another percentage is another rule: end this one and add the new one.")
    @PatchMapping("/{penaltyRuleId}")
    @PreAuthorize("hasAuthority('penalty-rule:write')")
    ResponseEntity<PenaltyRuleView> change(
            @PathVariable UUID penaltyRuleId,
            IfMatch precondition,
            @RequestBody @Valid PenaltyRulePatch patch) {
        var validUntil = patch.validUntil();
        if (validUntil != null) {
            BillingCalendar.require(
                    "validUntil", validUntil, BillingCalendar.FIRST_DAY, BillingCalendar.LAST_DAY);
        }
        var name = patch.name();
        return answer(
                changePenaltyRule.change(
                        penaltyRuleId,
                        precondition,
                        name == null ? null : name.strip(),
                        validUntil));
    }

    private static ResponseEntity<PenaltyRuleView> answer(PenaltyRule rule) {
        return IfMatch.answer(PenaltyRuleView.of(rule), rule.currentVersion());
    }
}
