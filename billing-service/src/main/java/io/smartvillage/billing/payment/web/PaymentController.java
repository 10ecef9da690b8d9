package io.smartvillage.billing.payment.web;

import io.smartvillage.billing.payment.AttachSlip;
import io.smartvillage.billing.payment.FindPayments;
import io.smartvillage.billing.payment.OpenSlip;
import io.smartvillage.billing.payment.Payment;
import io.smartvillage.billing.payment.PaymentStatus;
import io.smartvillage.billing.payment.RejectPayment;
import io.smartvillage.billing.payment.SubmitPayment;
import io.smartvillage.billing.payment.VerifyPayment;
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
import java.util.Optional;
import java.util.UUID;
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
    private final FindPayments findPayments;

    PaymentController(
            SubmitPayment submitPayment,
            AttachSlip attachSlip,
            OpenSlip openSlip,
            VerifyPayment verifyPayment,
            RejectPayment rejectPayment,
            FindPayments findPayments) {
        this.submitPayment = submitPayment;
        this.attachSlip = attachSlip;
        this.openSlip = openSlip;
        this.verifyPayment = verifyPayment;
        this.rejectPayment = rejectPayment;
        this.findPayments = findPayments;
    }

    @Operation(summary = "Records a payment; residents for their own houses")
    @PostMapping
    @PreAuthorize("hasAnyAuthority('payment:submit', 'payment:submit:own')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<PaymentView> submit(@RequestBody @Valid PaymentRequest request) {
        var payment = submitPayment.submit(request.toTerms());
        return ResponseEntity.created(URI.create("/api/v1/payments/" + payment.id()))
                .eTag(IfMatch.eTag(payment.currentVersion()))
                .body(PaymentView.of(payment));
    }

    @Operation(summary = "Payments of the village; residents see those for their own houses")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('payment:read', 'payment:read:own')")
    Page<PaymentView> list(
            PageRequest page,
            @RequestParam Optional<UUID> invoiceId,
            @RequestParam Optional<PaymentStatus> status) {
        return Page.of(
                findPayments.page(page, invoiceId, status),
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

    @Operation(
            summary = "Uploads the picture of the slip, or another one instead",
            description =
                    "JPEG or PNG in the part `file`. It is kept without metadata. Repeating it"
                            + " changes nothing; a verified or rejected payment keeps its slip.")
    @PutMapping(value = "/{paymentId}/slip", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAnyAuthority('payment:submit', 'payment:submit:own')")
    ResponseEntity<PaymentView> attachSlip(
            @PathVariable UUID paymentId, @RequestPart MultipartFile file) throws IOException {
        try (var content = file.getInputStream()) {
            return answer(attachSlip.attach(paymentId, content));
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
    ResponseEntity<Resource> slip(@PathVariable UUID paymentId) {
        var slip = openSlip.open(paymentId);
        return FileAnswer.of("slip", slip.type(), slip.sizeBytes(), slip.content());
    }

    @Operation(summary = "Confirms that the money arrived; the invoice's balance goes down by it")
    @PostMapping("/{paymentId}/verification")
    @PreAuthorize("hasAuthority('payment:verify')")
    ResponseEntity<PaymentView> verify(
            @PathVariable UUID paymentId, @RequestBody @Valid VerificationRequest request) {
        return answer(verifyPayment.verify(paymentId, request.note()));
    }

    @Operation(summary = "Does not accept the payment; the invoice stays as it is")
    @PostMapping("/{paymentId}/rejection")
    @PreAuthorize("hasAuthority('payment:verify')")
    ResponseEntity<PaymentView> reject(
            @PathVariable UUID paymentId, @RequestBody @Valid RejectionRequest request) {
        return answer(rejectPayment.reject(paymentId, request.reason(), request.note()));
    }

    private static ResponseEntity<PaymentView> answer(Payment payment) {
        return IfMatch.answer(PaymentView.of(payment), payment.currentVersion());
    }
}
