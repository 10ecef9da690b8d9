package io.smartvillage.billing.receipt.web;

import io.smartvillage.billing.receipt.DrawReceipt;
import io.smartvillage.billing.receipt.FindReceipts;
import io.smartvillage.billing.receipt.Receipt;
import io.smartvillage.platform.audit.ShowsPeople;
import io.smartvillage.platform.storage.FileAnswer;
import io.smartvillage.platform.storage.FileType;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayInputStream;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/receipts")
class ReceiptController {

    private final FindReceipts findReceipts;
    private final DrawReceipt drawReceipt;

    ReceiptController(FindReceipts findReceipts, DrawReceipt drawReceipt) {
        this.findReceipts = findReceipts;
        this.drawReceipt = drawReceipt;
    }

    @Operation(summary = "Receipts, newest first; residents see those of their own houses")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('receipt:read', 'receipt:read:own')")
    Page<ReceiptView> list(PageRequest page, @RequestParam Optional<UUID> propertyId) {
        return Page.of(
                findReceipts.page(page, propertyId),
                page,
                receipt -> Cursor.at(receipt.id()),
                ReceiptView::of);
    }

    @Operation(summary = "One receipt with all that is printed on it")
    @GetMapping("/{receiptId}")
    @PreAuthorize("hasAnyAuthority('receipt:read', 'receipt:read:own')")
    Receipt get(@PathVariable UUID receiptId) {
        return findReceipts.get(receiptId);
    }

    @Operation(summary = "The receipt as PDF; one whose payment was undone is marked as void")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE))
    @GetMapping("/{receiptId}/pdf")
    @PreAuthorize("hasAnyAuthority('receipt:read', 'receipt:read:own')")
    @ShowsPeople
    ResponseEntity<Resource> pdf(@PathVariable UUID receiptId) {
        var pdf = drawReceipt.draw(receiptId);
        return FileAnswer.of("receipt", FileType.PDF, pdf.length, new ByteArrayInputStream(pdf));
    }
}
