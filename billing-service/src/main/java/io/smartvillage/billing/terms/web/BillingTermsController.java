package io.smartvillage.billing.terms.web;

import io.smartvillage.billing.terms.BillingTerms;
import io.smartvillage.billing.terms.FindBillingTerms;
import io.smartvillage.billing.terms.SetBillingTerms;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billing-terms")
class BillingTermsController {

    private final SetBillingTerms setBillingTerms;
    private final FindBillingTerms findBillingTerms;

    BillingTermsController(SetBillingTerms setBillingTerms, FindBillingTerms findBillingTerms) {
        this.setBillingTerms = setBillingTerms;
        this.findBillingTerms = findBillingTerms;
    }

    @Operation(summary = "Houses that are not billed always, or have a share")
    @GetMapping
    @PreAuthorize("hasAuthority('billing-run:read')")
    Page<BillingTerms> list(PageRequest page) {
        return Page.of(
                findBillingTerms.page(page),
                page,
                terms -> Cursor.at(terms.propertyId()),
                Function.identity());
    }

    @Operation(summary = "From when until when a house is billed, and its share")
    @GetMapping("/{propertyId}")
    @PreAuthorize("hasAuthority('billing-run:read')")
    ResponseEntity<BillingTerms> get(@PathVariable UUID propertyId) {
        return answer(findBillingTerms.get(propertyId));
    }

    @Operation(summary = "Sets from when until when a house is billed, and its share")
    @PutMapping("/{propertyId}")
    @PreAuthorize("hasAuthority('fee-schedule:write')")
    ResponseEntity<BillingTerms> set(
            @PathVariable UUID propertyId,
            IfMatch precondition,
            @RequestBody @Valid BillingTermsRequest request) {
        return answer(setBillingTerms.set(propertyId, precondition, request.toWanted()));
    }

    private static ResponseEntity<BillingTerms> answer(BillingTerms terms) {
        return IfMatch.answer(terms, terms.version());
    }
}
