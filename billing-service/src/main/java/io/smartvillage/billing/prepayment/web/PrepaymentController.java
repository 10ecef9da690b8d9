package io.smartvillage.billing.prepayment.web;

import io.smartvillage.billing.prepayment.FindPrepayments;
import io.smartvillage.billing.prepayment.IssuePrepayment;
import io.smartvillage.billing.prepayment.Prepayment;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.YearMonth;
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
@RequestMapping("/api/v1/prepayments")
class PrepaymentController {

    private final IssuePrepayment issuePrepayment;
    private final FindPrepayments findPrepayments;

    PrepaymentController(IssuePrepayment issuePrepayment, FindPrepayments findPrepayments) {
        this.issuePrepayment = issuePrepayment;
        this.findPrepayments = findPrepayments;
    }

    @Operation(
            summary = "Bills a house several months ahead, with the offer's discount",
            description = "Billing runs leave these months out, unless the invoice is voided.")
    @PostMapping
    @PreAuthorize("hasAuthority('prepayment:create')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<Prepayment> issue(@RequestBody @Valid PrepaymentRequest request) {
        var prepayment =
                issuePrepayment.issue(
                        request.propertyId(),
                        request.prepaymentOfferId(),
                        YearMonth.parse(request.firstPeriod()),
                        request.dueDate());
        return ResponseEntity.created(URI.create("/api/v1/prepayments/" + prepayment.id()))
                .body(prepayment);
    }

    @Operation(summary = "Months that were billed ahead")
    @GetMapping
    @PreAuthorize("hasAuthority('billing-run:read')")
    Page<Prepayment> list(PageRequest page, @RequestParam Optional<UUID> propertyId) {
        return Page.of(
                findPrepayments.page(page, propertyId),
                page,
                prepayment -> Cursor.at(prepayment.id()),
                Function.identity());
    }

    @Operation(summary = "One prepayment")
    @GetMapping("/{prepaymentId}")
    @PreAuthorize("hasAuthority('billing-run:read')")
    Prepayment get(@PathVariable UUID prepaymentId) {
        return findPrepayments.get(prepaymentId);
    }
}
