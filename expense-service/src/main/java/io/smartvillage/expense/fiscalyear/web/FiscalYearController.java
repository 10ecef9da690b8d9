package io.smartvillage.expense.fiscalyear.web;

import io.smartvillage.expense.fiscalyear.DecideFiscalYear;
import io.smartvillage.expense.fiscalyear.FiscalYear;
import io.smartvillage.expense.fiscalyear.FiscalYearDecision;
import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/fiscal-years")
class FiscalYearController {

    record YearRequest(
            @Schema(example = "2568", description = "Buddhist-era year in which it begins")
                    @NotNull
                    @Min(2543)
                    @Max(2742)
                    Integer year) {}

    record YearReasonRequest(
            @Schema(example = "ปิดงบตามมติที่ประชุมใหญ่")
                    @NotBlank
                    @Size(max = 500)
                    @Pattern(
                            regexp = "[\\P{Cntrl}\\r\\n\\t]*",
                            message = "{field.control-characters}")
                    String reason) {}

    /// Years are few: they are not paged.
    record YearList(List<FiscalYear> items) {}

    record YearDecisionList(List<FiscalYearDecision> items) {}

    private final DecideFiscalYear decide;
    private final FiscalYears years;

    FiscalYearController(DecideFiscalYear decide, FiscalYears years) {
        this.decide = decide;
        this.years = years;
    }

    @Operation(summary = "Lays out a fiscal year")
    @PostMapping
    @PreAuthorize("hasAuthority('fiscal-year:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<FiscalYear> layOut(@RequestBody @Valid YearRequest request) {
        var year = decide.layOut(request.year(), Caller.current().userId());
        return ResponseEntity.created(URI.create("/api/v1/fiscal-years/" + year.id())).body(year);
    }

    @Operation(summary = "Fiscal years, the latest first")
    @GetMapping
    @PreAuthorize("hasAuthority('fiscal-year:read')")
    YearList list() {
        return new YearList(years.all());
    }

    @Operation(summary = "One fiscal year")
    @GetMapping("/{fiscalYearId}")
    @PreAuthorize("hasAuthority('fiscal-year:read')")
    FiscalYear get(@PathVariable UUID fiscalYearId) {
        return years.get(fiscalYearId);
    }

    @Operation(summary = "Who closed it or opened it again, and why")
    @GetMapping("/{fiscalYearId}/decisions")
    @PreAuthorize("hasAuthority('fiscal-year:read')")
    YearDecisionList decisions(@PathVariable UUID fiscalYearId) {
        return new YearDecisionList(years.decisions(fiscalYearId));
    }

    @Operation(summary = "Closes a year that is over: nothing more is booked in it")
    @PostMapping("/{fiscalYearId}/closing")
    @PreAuthorize("hasAuthority('fiscal-year:write')")
    @Idempotent
    FiscalYear close(
            @PathVariable UUID fiscalYearId, @RequestBody @Valid YearReasonRequest request) {
        return decide.close(fiscalYearId, request.reason().strip(), Caller.current().userId());
    }

    @Operation(summary = "Opens a closed year again")
    @PostMapping("/{fiscalYearId}/reopening")
    @PreAuthorize("hasAuthority('fiscal-year:write')")
    @Idempotent
    FiscalYear reopen(
            @PathVariable UUID fiscalYearId, @RequestBody @Valid YearReasonRequest request) {
        return decide.reopen(fiscalYearId, request.reason().strip(), Caller.current().userId());
    }
}
