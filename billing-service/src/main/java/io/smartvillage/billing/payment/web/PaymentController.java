package io.smartvillage.billing.payment.web;

import io.smartvillage.billing.allocation.MoneyTrace;
import io.smartvillage.billing.payment.AttachSlip;
import io.smartvillage.billing.payment.FindPayments;
import io.smartvillage.billing.payment.MoneyIs;
import io.smartvillage.billing.payment.OpenSlip;
import io.smartvillage.billing.payment.Payment;
import io.smartvillage.billing.payment.PaymentStatus;
import io.smartvillage.billing.payment.RejectPayment;
import io.smartvillage.billing.payment.ReversePayment;
import io.smartvillage.billing.payment.SubmitPayment;
import io.smartvillage.billing.payment.Verifier;
import io.smartvillage.billing.payment.VerifyPayment;
import io.smartvillage.platform.audit.ShowsPeople;
import io.smartvillage.platform.storage.FileAnswer;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/payments")
class PaymentController {

    private final SubmitPayment submitPayment;
    private final AttachSlip attachSlip;
    private final OpenSlip openSlip;
    private final VerifyPayment verifyPayment;
    private final RejectPayment rejectPayment;
    private final ReversePayment reversePayment;
    private final FindPayments findPayments;

    PaymentController(
            SubmitPayment submitPayment,
            AttachSlip attachSlip,
            OpenSlip openSlip,
            VerifyPayment verifyPayment,
            RejectPayment rejectPayment,
            ReversePayment reversePayment,
            FindPayments findPayments) {
        this.submitPayment = submitPayment;
        this.attachSlip = attachSlip;
        this.openSlip = openSlip;
        this.verifyPayment = verifyPayment;
        this.rejectPayment = rejectPayment;
        this.reversePayment = reversePayment;
        this.findPayments = findPayments;
    }

    @Operation(
            summary = "Records a payment; residents for their own houses",
            description =
                    "For one invoice (`invoiceId`), for several of one house (`invoices`), or for a"
                            + " house (`propertyId`), also ahead. What no invoice takes becomes"
                            + " credit of the house.")
    @PostMapping
    @PreAuthorize("hasAnyAuthority('payment:submit', 'payment:submit:own')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<PaymentView> submit(@RequestBody @Valid PaymentRequest request) {
        var terms = request.toTerms();
        var house = request.propertyId();
        var payment =
                house == null
                        ? submitPayment.submitForInvoices(terms)
                        : submitPayment.submitForHouse(house, terms);
        return ResponseEntity.created(URI.create("/api/v1/payments/" + payment.id()))
                .eTag(IfMatch.eTag(payment.currentVersion()))
                .body(PaymentView.of(payment));
    }

    @Operation(summary = "Payments of the village; residents see those for their own houses")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('payment:read', 'payment:read:own')")
    Page<PaymentView> list(
            PageRequest page,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<UUID> invoiceId,
            @RequestParam Optional<PaymentStatus> status) {
        return Page.of(
                findPayments.page(page, new FindPayments.Filter(propertyId, invoiceId, status)),
                page,
                payment -> Cursor.at(payment.id()),
                PaymentView::of);
    }

    @Operation(summary = "One payment")
    @GetMapping("/{paymentId}")
    @PreAuthorize("hasAnyAuthority('payment:read', 'payment:read:own')")
    ResponseEntity<PaymentView> get(@PathVariable UUID paymentId) {
        return answer(findPayments.get(paymentId));
    }

    @Operation(summary = "Which satang of the payment went where, by which rule, and when")
    @GetMapping("/{paymentId}/allocations")
    @PreAuthorize("hasAnyAuthority('payment:read', 'payment:read:own')")
    Page<MoneyTrace> allocations(@PathVariable UUID paymentId, PageRequest page) {
        return Page.of(
                findPayments.trace(paymentId, page),
                page,
                row -> Cursor.at(row.id()),
                Function.identity());
    }

    @Operation(
            summary = "Uploads the picture of the slip, or another one instead",
            description =
                    "JPEG or PNG in the part `file`. It is kept without metadata. The picture must"
                            + " show one whole slip that no other payment has; one without a"
                            + " readable code is kept for staff with `keep=true`. Repeating it"
                            + " changes nothing; a verified or rejected payment keeps its slip."
                            + " Where a verification service is asked about slips, the payment"
                            + " waits for it.")
    @PutMapping(value = "/{paymentId}/slip", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyAuthority('payment:submit', 'payment:submit:own')")
    ResponseEntity<PaymentView> attachSlip(
            @PathVariable UUID paymentId,
            @RequestPart MultipartFile file,
            @RequestParam(defaultValue = "false") boolean keep)
            throws IOException {
        try (var content = file.getInputStream()) {
            return answer(attachSlip.attach(paymentId, content, keep));
        }
    }

    @Operation(
            summary = "The picture of the slip",
            description = "For staff and for the person who submitted the payment.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.IMAGE_JPEG_VALUE),
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE)
            })
    @GetMapping("/{paymentId}/slip")
    @PreAuthorize("hasAnyAuthority('payment:read', 'payment:read:own')")
    @ShowsPeople
    ResponseEntity<Resource> slip(@PathVariable UUID paymentId) {
        var slip = openSlip.open(paymentId);
        return FileAnswer.of("slip", slip.type(), slip.sizeBytes(), slip.content());
    }

    @Operation(
            summary = "Confirms that the money arrived",
            description =
                    "It settles invoices by the payer's choice or the village's policy; the rest"
                            + " becomes credit of the house. The payer gets a receipt.")
    @PostMapping("/{paymentId}/verification")
    @PreAuthorize("hasAuthority('payment:verify')")
    ResponseEntity<PaymentView> verify(
            @PathVariable UUID paymentId, @RequestBody @Valid VerificationRequest request) {
        return answer(
                verifyPayment.verify(
                        paymentId, Verifier.caller(), MoneyIs.NEW, request.note(), List.of()));
    }

    @Operation(summary = "Does not accept the payment; the invoice stays as it is")
    @PostMapping("/{paymentId}/rejection")
    @PreAuthorize("hasAuthority('payment:verify')")
    ResponseEntity<PaymentView> reject(
            @PathVariable UUID paymentId, @RequestBody @Valid RejectionRequest request) {
        return answer(
                rejectPayment.reject(
                        paymentId, Verifier.caller(), request.reason(), request.note(), List.of()));
    }

    @Operation(
            summary = "Undoes a verified payment",
            description =
                    "Invoices owe again what it paid, its credit is gone, and the receipt is"
                            + " cancelled. A new invoice that took its credit gets a debit note.")
    @PostMapping("/{paymentId}/reversal")
    @PreAuthorize("hasAuthority('payment:reverse')")
    ResponseEntity<PaymentView> reverse(
            @PathVariable UUID paymentId, @RequestBody @Valid ReversalRequest request) {
        return answer(reversePayment.reverse(paymentId, request.reason(), request.note()));
    }

    private static ResponseEntity<PaymentView> answer(Payment payment) {
        return IfMatch.answer(PaymentView.of(payment), payment.currentVersion());
    }
}
