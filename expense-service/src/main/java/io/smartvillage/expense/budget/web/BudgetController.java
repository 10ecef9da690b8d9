package io.smartvillage.expense.budget.web;

import io.smartvillage.expense.budget.Budget;
import io.smartvillage.expense.budget.Budget.Line;
import io.smartvillage.expense.budget.BudgetTerms;
import io.smartvillage.expense.budget.Budgets;
import io.smartvillage.expense.budget.CompareBudget;
import io.smartvillage.expense.budget.Comparison;
import io.smartvillage.expense.budget.DecideBudget;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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
@RequestMapping("/api/v1/budgets")
class BudgetController {

    record BudgetRequest(
            @Schema(example = "0198f000-0000-7000-8000-000000000521") @NotNull UUID fiscalYearId,
            @Schema(example = "ฉบับที่เสนอที่ประชุมใหญ่")
                    @Size(max = 500)
                    @Pattern(
                            regexp = "[\\P{Cntrl}\\r\\n\\t]*",
                            message = "{field.control-characters}")
                    @Nullable String note,
            @NotEmpty @Size(max = 500) List<@Valid @NotNull LineRequest> lines) {

        BudgetTerms toTerms() {
            return new BudgetTerms(
                    fiscalYearId,
                    Objects.requireNonNullElse(note, "").strip(),
                    lines.stream().map(LineRequest::toLine).toList());
        }
    }

    record LineRequest(
            @Schema(example = "0198f000-0000-7000-8000-000000000501") @NotNull UUID categoryId,
            @Schema(example = "150000", description = "THB with VAT")
                    @NotNull
                    @PositiveOrZero
                    @Digits(integer = 12, fraction = 2)
                    BigDecimal amount) {

        Line toLine() {
            return new Line(categoryId, amount.setScale(2));
        }
    }

    private final Budgets budgets;
    private final DecideBudget decideBudget;
    private final CompareBudget compareBudget;

    BudgetController(Budgets budgets, DecideBudget decideBudget, CompareBudget compareBudget) {
        this.budgets = budgets;
        this.decideBudget = decideBudget;
        this.compareBudget = compareBudget;
    }

    @Operation(
            summary = "Drafts the next version of a year's budget",
            description =
                    "A line is for a category and all beneath it that has no line of its own.")
    @PostMapping
    @PreAuthorize("hasAuthority('budget:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<Budget> draft(@RequestBody @Valid BudgetRequest request) {
        var budget = decideBudget.draft(request.toTerms(), Caller.current().userId());
        return ResponseEntity.created(URI.create("/api/v1/budgets/" + budget.id())).body(budget);
    }

    @Operation(summary = "Budgets, the latest first")
    @GetMapping
    @PreAuthorize("hasAuthority('budget:read')")
    Page<Budget> list(PageRequest page, @RequestParam Optional<UUID> fiscalYearId) {
        return Page.of(
                budgets.page(page, fiscalYearId),
                page,
                budget -> Cursor.at(budget.id()),
                budget -> budget);
    }

    @Operation(summary = "One budget")
    @GetMapping("/{budgetId}")
    @PreAuthorize("hasAuthority('budget:read')")
    Budget get(@PathVariable UUID budgetId) {
        return budgets.get(budgetId);
    }

    @Operation(summary = "Puts a draft in force, in place of the one that was; not by its drafter")
    @PostMapping("/{budgetId}/approval")
    @PreAuthorize("hasAuthority('budget:approve')")
    @Idempotent
    Budget approve(@PathVariable UUID budgetId) {
        return decideBudget.approve(budgetId, Caller.current().userId());
    }

    @Operation(
            summary = "A budget beside what was paid, what is approved, and the forecast",
            description =
                    "The forecast is linear by the months of the year that have begun, with what is"
                            + " approved and not yet paid on top.")
    @GetMapping("/{budgetId}/comparison")
    @PreAuthorize("hasAuthority('budget:read')")
    Comparison compare(@PathVariable UUID budgetId, @RequestParam Optional<LocalDate> asOf) {
        return compareBudget.compare(budgetId, asOf);
    }
}
