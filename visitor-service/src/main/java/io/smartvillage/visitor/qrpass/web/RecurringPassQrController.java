package io.smartvillage.visitor.qrpass.web;

import io.smartvillage.visitor.qrpass.ShowRecurringPass;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/recurring-passes/{recurringPassId}")
class RecurringPassQrController {

    private final ShowRecurringPass showRecurringPass;

    RecurringPassQrController(ShowRecurringPass showRecurringPass) {
        this.showRecurringPass = showRecurringPass;
    }

    @Operation(summary = "A recurring pass, signed; residents get those of their own houses")
    @GetMapping("/pass")
    @PreAuthorize("hasAnyAuthority('pass:read', 'pass:read:own')")
    ResponseEntity<QrPassView> pass(@PathVariable UUID recurringPassId) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(QrPassView.of(showRecurringPass.of(recurringPassId)));
    }

    @Operation(
            summary = "A recurring pass as a QR code, PNG",
            description = "`size` is at most so many pixels a side")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.IMAGE_PNG_VALUE))
    @GetMapping("/pass.png")
    @PreAuthorize("hasAnyAuthority('pass:read', 'pass:read:own')")
    ResponseEntity<byte[]> png(
            @PathVariable UUID recurringPassId,
            @RequestParam(defaultValue = "600")
                    @Min(QrPicture.LEAST_PIXELS)
                    @Max(QrPicture.MOST_PIXELS)
                    int size) {
        return QrPicture.png(showRecurringPass.of(recurringPassId), size);
    }

    @Operation(summary = "A recurring pass as a QR code, SVG")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = QrPicture.SVG_TYPE))
    @GetMapping("/pass.svg")
    @PreAuthorize("hasAnyAuthority('pass:read', 'pass:read:own')")
    ResponseEntity<byte[]> svg(@PathVariable UUID recurringPassId) {
        return QrPicture.svg(showRecurringPass.of(recurringPassId));
    }
}
