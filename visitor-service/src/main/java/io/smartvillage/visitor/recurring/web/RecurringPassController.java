package io.smartvillage.visitor.recurring.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.visitor.recurring.ChangeRecurringPass;
import io.smartvillage.visitor.recurring.FindRecurringPasses;
import io.smartvillage.visitor.recurring.FindRecurringVisits;
import io.smartvillage.visitor.recurring.IssueRecurringPass;
import io.smartvillage.visitor.recurring.RecurringPass;
import io.smartvillage.visitor.recurring.RecurringPassStatus;
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
@RequestMapping("/api/v1/recurring-passes")
class RecurringPassController {

    private final IssueRecurringPass issuePass;
    private final FindRecurringPasses findPasses;
    private final FindRecurringVisits findVisits;
    private final ChangeRecurringPass changePass;

    RecurringPassController(
            IssueRecurringPass issuePass,
            FindRecurringPasses findPasses,
            FindRecurringVisits findVisits,
            ChangeRecurringPass changePass) {
        this.issuePass = issuePass;
        this.findPasses = findPasses;
        this.findVisits = findVisits;
        this.changePass = changePass;
    }

    @Operation(
            summary = "Lets somebody come again and again; only this answer shows the entry code",
            description =
                    "`rule` is a recurrence rule of RFC 5545 for days. It ends by itself (COUNT, or"
                            + " UNTIL with a day) or on `lastDay`, within a year.")
    @PostMapping
    @PreAuthorize("hasAnyAuthority('recurring-pass:issue', 'recurring-pass:issue:own')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<RecurringPassView> issue(@RequestBody @Valid RecurringPassRequest request) {
        var issued = issuePass.issue(request.toDetails(), request.toRecurrence());
        var pass = issued.pass();
        return ResponseEntity.created(URI.create("/api/v1/recurring-passes/" + pass.id()))
                .eTag(IfMatch.eTag(pass.currentVersion()))
                .body(RecurringPassView.of(pass, issued.entryCode()));
    }

    @Operation(
            summary = "Recurring passes, latest first",
            description =
                    "Residents see those of their own houses, guards those that are good at some"
                            + " time today.")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('recurring-pass:read', 'recurring-pass:read:own')")
    Page<RecurringPassView> list(
            PageRequest page,
            @RequestParam Optional<RecurringPassStatus> status,
            @RequestParam Optional<UUID> propertyId) {
        return Page.of(
                findPasses.page(page, status, propertyId),
                page,
                pass -> Cursor.at(pass.id()),
                RecurringPassView::of);
    }

    @Operation(summary = "One recurring pass")
    @GetMapping("/{recurringPassId}")
    @PreAuthorize("hasAnyAuthority('recurring-pass:read', 'recurring-pass:read:own')")
    ResponseEntity<RecurringPassView> get(@PathVariable UUID recurringPassId) {
        return answer(findPasses.get(recurringPassId));
    }

    @Operation(summary = "Each time that gates let somebody in and out with it, latest first")
    @GetMapping("/{recurringPassId}/visits")
    @PreAuthorize("hasAnyAuthority('recurring-pass:read', 'recurring-pass:read:own')")
    Page<RecurringVisitView> visits(@PathVariable UUID recurringPassId, PageRequest page) {
        return Page.of(
                findVisits.page(recurringPassId, page),
                page,
                visit -> Cursor.at(visit.at(), visit.id()),
                RecurringVisitView::of);
    }

    @Operation(
            summary = "Gives a recurring pass another end or other exceptions",
            description = "What is absent stays as it is, and so does the code.")
    @PatchMapping("/{recurringPassId}")
    @PreAuthorize("hasAnyAuthority('recurring-pass:change', 'recurring-pass:change:own')")
    ResponseEntity<RecurringPassView> change(
            @PathVariable UUID recurringPassId,
            IfMatch precondition,
            @RequestBody @Valid RecurringPassChange change) {
        return answer(
                changePass.change(
                        recurringPassId,
                        precondition,
                        Optional.ofNullable(change.lastDay()),
                        Optional.ofNullable(change.exceptDays())));
    }

    @Operation(summary = "Takes a recurring pass back; the code opens nothing any more")
    @PostMapping("/{recurringPassId}/cancellation")
    @PreAuthorize("hasAnyAuthority('recurring-pass:change', 'recurring-pass:change:own')")
    ResponseEntity<RecurringPassView> cancel(@PathVariable UUID recurringPassId) {
        return answer(changePass.cancel(recurringPassId));
    }

    private static ResponseEntity<RecurringPassView> answer(RecurringPass pass) {
        return IfMatch.answer(RecurringPassView.of(pass), pass.currentVersion());
    }
}
