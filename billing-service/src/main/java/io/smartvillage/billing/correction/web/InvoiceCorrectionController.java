package io.smartvillage.billing.correction.web;

import io.smartvillage.billing.correction.CorrectInvoice;
import io.smartvillage.billing.correction.CorrectionKind;
import io.smartvillage.billing.correction.FindInvoiceCorrections;
import io.smartvillage.billing.correction.InvoiceCorrection;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
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
@RequestMapping("/api/v1")
class InvoiceCorrectionController {

    private final CorrectInvoice correctInvoice;
    private final FindInvoiceCorrections findCorrections;

    InvoiceCorrectionController(
            CorrectInvoice correctInvoice, FindInvoiceCorrections findCorrections) {
        this.correctInvoice = correctInvoice;
        this.findCorrections = findCorrections;
    }

    @Operation(
            summary = "Makes an invoice less by a credit note",
            description =
                    "What was paid of the invoice beyond the rest becomes the house's credit. More"
                            + " than was charged is refused.")
    @PostMapping("/invoices/{invoiceId}/credit-notes")
    @PreAuthorize("hasAuthority('invoice:correct')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<InvoiceCorrectionView> credit(
            @PathVariable UUID invoiceId, @RequestBody @Valid CreditNoteRequest request) {
        return created(
                correctInvoice.credit(
                        invoiceId, request.ofWhat(), request.toLines(), request.reason().strip()));
    }

    @Operation(summary = "Makes an invoice more by a debit note")
    @PostMapping("/invoices/{invoiceId}/debit-notes")
    @PreAuthorize("hasAuthority('invoice:correct')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<InvoiceCorrectionView> debit(
            @PathVariable UUID invoiceId, @RequestBody @Valid DebitNoteRequest request) {
        return created(
                correctInvoice.debit(invoiceId, request.toLines(), request.reason().strip()));
    }

    @Operation(
            summary = "Makes an invoice as if it had never been issued",
            description =
                    "All that was paid of it becomes the house's credit; its penalties are to be"
                            + " billed again, and so may be its month. The number stays used.")
    @PostMapping("/invoices/{invoiceId}/void")
    @PreAuthorize("hasAuthority('invoice:correct')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<InvoiceCorrectionView> voidIt(
            @PathVariable UUID invoiceId, @RequestBody @Valid ReasonRequest request) {
        return created(correctInvoice.voidIt(invoiceId, request.reason().strip()));
    }

    @Operation(summary = "Gives up what is left of an invoice; it can still be paid")
    @PostMapping("/invoices/{invoiceId}/write-off")
    @PreAuthorize("hasAuthority('invoice:correct')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<InvoiceCorrectionView> writeOff(
            @PathVariable UUID invoiceId, @RequestBody @Valid ReasonRequest request) {
        return created(correctInvoice.writeOff(invoiceId, request.reason().strip()));
    }

    @Operation(summary = "Corrections of invoices; residents see those of their own houses")
    @GetMapping("/invoice-corrections")
    @PreAuthorize("hasAnyAuthority('invoice:read', 'invoice:read:own')")
    Page<InvoiceCorrectionView> list(
            PageRequest page,
            @RequestParam Optional<UUID> invoiceId,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<CorrectionKind> kind) {
        return Page.of(
                findCorrections.page(page, invoiceId, propertyId, kind),
                page,
                correction -> Cursor.at(correction.id()),
                InvoiceCorrectionView::of);
    }

    @Operation(summary = "One correction of an invoice")
    @GetMapping("/invoice-corrections/{invoiceCorrectionId}")
    @PreAuthorize("hasAnyAuthority('invoice:read', 'invoice:read:own')")
    InvoiceCorrectionView get(@PathVariable UUID invoiceCorrectionId) {
        return InvoiceCorrectionView.of(findCorrections.get(invoiceCorrectionId));
    }

    private static ResponseEntity<InvoiceCorrectionView> created(InvoiceCorrection correction) {
        return ResponseEntity.created(URI.create("/api/v1/invoice-corrections/" + correction.id()))
                .body(InvoiceCorrectionView.of(correction));
    }
}
