package io.smartvillage.billing.billingrun.web;

import io.smartvillage.billing.billingrun.AwaitBillingRun;
import io.smartvillage.billing.billingrun.BillingRun;
import io.smartvillage.billing.billingrun.FindBillingRuns;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
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

    private final RunStarter runStarter;
    private final AwaitBillingRun awaitBillingRun;
    private final FindBillingRuns findBillingRuns;

    BillingRunController(
            RunStarter runStarter,
            AwaitBillingRun awaitBillingRun,
            FindBillingRuns findBillingRuns) {
        this.runStarter = runStarter;
        this.awaitBillingRun = awaitBillingRun;
        this.findBillingRuns = findBillingRuns;
    }

    @Operation(
            summary = "Bills a month: one invoice for every house that has none for it",
            description =
                    "The run goes on in the background. The answer waits some seconds for it and"
                            + " shows it as it is then; GET it to see how far it is. Repeating it,"
                            + " also at the same time, bills no house twice: a month that is being"
                            + " billed is joined.")
    @Parameter(
            in = ParameterIn.HEADER,
            name = "Idempotency-Key",
            description = "Makes a repeat harmless, for 24 hours: it shows the same run")
    @PostMapping
    @PreAuthorize("hasAuthority('billing-run:create')")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<BillingRun> bill(@RequestBody @Valid BillingRunRequest request) {
        var run = awaitBillingRun.await(runStarter.start(request).billingRunId());
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
