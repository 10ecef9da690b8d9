package io.smartvillage.billing.credit.web;

import io.smartvillage.billing.credit.ApplyCredit;
import io.smartvillage.billing.credit.CreditLot;
import io.smartvillage.billing.credit.FindCredits;
import io.smartvillage.billing.credit.Refund;
import io.smartvillage.billing.credit.RefundCredit;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/api/v1")
class CreditController {

    private final FindCredits findCredits;
    private final ApplyCredit applyCredit;
    private final RefundCredit refundCredit;

    CreditController(FindCredits findCredits, ApplyCredit applyCredit, RefundCredit refundCredit) {
        this.findCredits = findCredits;
        this.applyCredit = applyCredit;
        this.refundCredit = refundCredit;
    }

    @Operation(summary = "Credit of a house, by the payment it came with; residents of their own")
    @GetMapping("/credits")
    @PreAuthorize("hasAnyAuthority('payment:read', 'payment:read:own')")
    Page<CreditLot> credits(PageRequest page, @RequestParam UUID propertyId) {
        return Page.of(
                findCredits.credits(propertyId, page),
                page,
                lot -> Cursor.at(lot.id()),
                Function.identity());
    }

    @Operation(summary = "Settles open invoices of the house with its credit, oldest credit first")
    @PostMapping("/accounts/{propertyId}/credit-applications")
    @PreAuthorize("hasAuthority('credit:apply')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ApplyCredit.Application apply(
            @PathVariable UUID propertyId, @RequestBody @Valid CreditApplicationRequest request) {
        return applyCredit.apply(propertyId, Optional.ofNullable(request.invoiceId()));
    }

    @Operation(summary = "Credit of the house that was paid back; residents of their own")
    @GetMapping("/accounts/{propertyId}/refunds")
    @PreAuthorize("hasAnyAuthority('payment:read', 'payment:read:own')")
    Page<Refund> refunds(@PathVariable UUID propertyId, PageRequest page) {
        return Page.of(
                findCredits.refunds(propertyId, page),
                page,
                refund -> Cursor.at(refund.id()),
                Function.identity());
    }

    @Operation(summary = "Books that credit was paid back to the house")
    @PostMapping("/accounts/{propertyId}/refunds")
    @PreAuthorize("hasAuthority('credit:refund')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    Refund refund(@PathVariable UUID propertyId, @RequestBody @Valid RefundRequest request) {
        return refundCredit.refund(propertyId, request.toTerms());
    }
}
