package io.smartvillage.billing.paper.web;

import io.smartvillage.billing.paper.DrawPaper;
import io.smartvillage.billing.paper.DrawnPaper;
import io.smartvillage.billing.paper.FindPaymentQr;
import io.smartvillage.billing.paper.PaymentQr;
import io.smartvillage.platform.qr.QrSymbol;
import io.smartvillage.platform.storage.FileAnswer;
import io.smartvillage.platform.storage.FileType;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class PaperController {

    private static final int LEAST_PIXELS = 150;
    private static final int MOST_PIXELS = 2000;

    private final DrawPaper drawPaper;
    private final FindPaymentQr findPaymentQr;

    PaperController(DrawPaper drawPaper, FindPaymentQr findPaymentQr) {
        this.drawPaper = drawPaper;
        this.findPaymentQr = findPaymentQr;
    }

    @Operation(
            summary = "An invoice as PDF; residents get those of their own houses",
            description =
                    "Signed as on the day of its issue. Its codes ask for what is left to pay; a"
                            + " void one is marked all over and has none.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE))
    @GetMapping("/invoices/{invoiceId}/pdf")
    @PreAuthorize("hasAnyAuthority('invoice:read', 'invoice:read:own')")
    ResponseEntity<Resource> invoice(@PathVariable UUID invoiceId) {
        return pdf(drawPaper.invoice(invoiceId));
    }

    @Operation(summary = "A credit or debit note as PDF; residents get those of their own houses")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE))
    @GetMapping("/invoice-corrections/{invoiceCorrectionId}/pdf")
    @PreAuthorize("hasAnyAuthority('invoice:read', 'invoice:read:own')")
    ResponseEntity<Resource> note(@PathVariable UUID invoiceCorrectionId) {
        return pdf(drawPaper.note(invoiceCorrectionId));
    }

    @Operation(
            summary = "The PromptPay QR that pays what is left of an invoice",
            description =
                    "As PNG or SVG, by `Accept` or `format`. A bill (tag 30) that names house and"
                            + " invoice; a transfer (tag 29) if the village has a PromptPay id"
                            + " only. `size` is at most so many pixels a side of the PNG; an SVG"
                            + " has any size.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(mediaType = MediaType.IMAGE_PNG_VALUE),
                @Content(mediaType = QrFormat.SVG_TYPE)
            })
    @GetMapping("/invoices/{invoiceId}/promptpay-qr")
    @PreAuthorize("hasAnyAuthority('invoice:read', 'invoice:read:own')")
    ResponseEntity<Resource> qr(
            @PathVariable UUID invoiceId,
            @RequestParam Optional<QrFormat> format,
            @RequestParam(defaultValue = "400") @Min(LEAST_PIXELS) @Max(MOST_PIXELS) int size,
            @RequestHeader(HttpHeaders.ACCEPT) Optional<String> accept) {
        var qr = findPaymentQr.find(invoiceId);
        return switch (QrFormat.wanted(format, accept)) {
            case PNG -> png(qr, size);
            case SVG -> svg(qr);
        };
    }

    private static ResponseEntity<Resource> pdf(DrawnPaper paper) {
        return FileAnswer.of(paper.number(), FileType.PDF, paper.sizeBytes(), paper.content());
    }

    private static ResponseEntity<Resource> png(PaymentQr qr, int size) {
        var png = QrSymbol.of(qr.code().payload()).pngWithin(size);
        return FileAnswer.of(name(qr), FileType.PNG, png.length, new ByteArrayInputStream(png));
    }

    private static ResponseEntity<Resource> svg(PaymentQr qr) {
        var svg =
                QrSymbol.of(qr.code().payload())
                        .svg("PromptPay " + qr.invoiceNumber())
                        .getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(QrFormat.SVG_TYPE))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name(qr) + ".svg").build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new ByteArrayResource(svg));
    }

    private static String name(PaymentQr qr) {
        return qr.invoiceNumber() + "-qr";
    }
}
