package io.smartvillage.billing.invoice.web;

import io.smartvillage.billing.invoice.FindInvoiceDrafts;
import io.smartvillage.billing.invoice.InvoiceDraft;
import io.smartvillage.billing.invoice.IssueInvoiceDraft;
import io.smartvillage.billing.invoice.PrepareInvoiceDraft;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invoice-drafts")
class InvoiceDraftController {

    private final PrepareInvoiceDraft prepareDraft;
    private final IssueInvoiceDraft issueDraft;
    private final FindInvoiceDrafts findDrafts;

    InvoiceDraftController(
            PrepareInvoiceDraft prepareDraft,
            IssueInvoiceDraft issueDraft,
            FindInvoiceDrafts findDrafts) {
        this.prepareDraft = prepareDraft;
        this.issueDraft = issueDraft;
        this.findDrafts = findDrafts;
    }

    @Operation(
            summary = "Prepares an invoice by hand",
            description =
                    "It has no number and cannot be paid before it is issued. The amount of a line"
                            + " is quantity × rate, rounded half up to the satang.")
    @PostMapping
    @PreAuthorize("hasAuthority('invoice:draft')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<InvoiceDraftView> add(@RequestBody @Valid InvoiceDraftRequest request) {
        var draft = prepareDraft.add(request.toTerms());
        return ResponseEntity.created(URI.create("/api/v1/invoice-drafts/" + draft.id()))
                .eTag(IfMatch.eTag(draft.currentVersion()))
                .body(InvoiceDraftView.of(draft));
    }

    @Operation(summary = "Drafts that are not issued yet")
    @GetMapping
    @PreAuthorize("hasAuthority('invoice:draft')")
    Page<InvoiceDraftView> list(PageRequest page, @RequestParam Optional<UUID> propertyId) {
        return Page.of(
                findDrafts.page(page, propertyId),
                page,
                draft -> Cursor.at(draft.id()),
                InvoiceDraftView::of);
    }

    @Operation(summary = "One draft")
    @GetMapping("/{invoiceDraftId}")
    @PreAuthorize("hasAuthority('invoice:draft')")
    ResponseEntity<InvoiceDraftView> get(@PathVariable UUID invoiceDraftId) {
        return answer(findDrafts.get(invoiceDraftId));
    }

    @Operation(summary = "Writes a draft anew")
    @PutMapping("/{invoiceDraftId}")
    @PreAuthorize("hasAuthority('invoice:draft')")
    ResponseEntity<InvoiceDraftView> change(
            @PathVariable UUID invoiceDraftId,
            IfMatch precondition,
            @RequestBody @Valid InvoiceDraftRequest request) {
        return answer(prepareDraft.change(invoiceDraftId, precondition, request.toTerms()));
    }

    @Operation(summary = "Throws a draft away")
    @DeleteMapping("/{invoiceDraftId}")
    @PreAuthorize("hasAuthority('invoice:draft')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void discard(@PathVariable UUID invoiceDraftId) {
        prepareDraft.discard(invoiceDraftId);
    }

    @Operation(
            summary = "Makes of a draft an invoice with a number",
            description = "The invoice has the draft's id; issuing again answers with it.")
    @PostMapping("/{invoiceDraftId}/issuance")
    @PreAuthorize("hasAuthority('invoice:draft')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<InvoiceView> issue(@PathVariable UUID invoiceDraftId) {
        var invoice = issueDraft.issue(invoiceDraftId);
        return ResponseEntity.created(URI.create("/api/v1/invoices/" + invoice.id()))
                .eTag(IfMatch.eTag(invoice.currentVersion()))
                .body(InvoiceView.of(invoice));
    }

    private static ResponseEntity<InvoiceDraftView> answer(InvoiceDraft draft) {
        return IfMatch.answer(InvoiceDraftView.of(draft), draft.currentVersion());
    }
}
