package io.smartvillage.billing.billingrun.web;

import io.smartvillage.billing.billingrun.BillMonth;
import io.smartvillage.billing.billingrun.BillingRun;
import io.smartvillage.billing.billingrun.FindBillingRuns;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billing-runs")
class BillingRunController {

    private final BillMonth billMonth;
    private final FindBillingRuns findBillingRuns;

    BillingRunController(BillMonth billMonth, FindBillingRuns findBillingRuns) {
        this.billMonth = billMonth;
        this.findBillingRuns = findBillingRuns;
    }

    @Operation(
            summary = "Bills a month: one invoice for every house that has none for it",
            description = "Repeating it, also at the same time, bills no house twice.")
    @PostMapping
    @PreAuthorize("hasAuthority('billing-run:create')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<BillingRun> bill(@RequestBody @Valid BillingRunRequest request) {
        var run = billMonth.bill(request.month(), request.dueDate());
        return ResponseEntity.created(URI.create("/api/v1/billing-runs/" + run.id())).body(run);
    }

    @Operation(summary = "Billing runs of the village, newest first")
    @GetMapping
    @PreAuthorize("hasAuthority('billing-run:read')")
    Page<BillingRun> list(
            PageRequest page,
            @RequestParam Optional<@Pattern(regexp = BillingCalendar.PERIOD) String> period) {
        return Page.of(
                findBillingRuns.page(page, period),
                page,
                run -> Cursor.at(run.id()),
                Function.identity());
    }

    @Operation(summary = "One billing run")
    @GetMapping("/{billingRunId}")
    @PreAuthorize("hasAuthority('billing-run:read')")
    BillingRun get(@PathVariable UUID billingRunId) {
        return findBillingRuns.get(billingRunId);
    }
}
