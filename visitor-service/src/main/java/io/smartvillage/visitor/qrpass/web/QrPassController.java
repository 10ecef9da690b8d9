package io.smartvillage.visitor.qrpass.web;

import io.smartvillage.visitor.qrpass.QrPass;
import io.smartvillage.visitor.qrpass.ShowPass;
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

/// Signed passes, whoever their holder is: as text and drawn.
@RestController
@RequestMapping("/api/v1")
class QrPassController {

    private static final String SIZE = "`size` is at most so many pixels a side";
    private static final String DEFAULT_PIXELS = "600";

    private final ShowPass showPass;

    QrPassController(ShowPass showPass) {
        this.showPass = showPass;
    }

    @Operation(summary = "A visitor's signed pass; residents get those of their own houses")
    @GetMapping("/visitors/{visitorId}/pass")
    @PreAuthorize("hasAnyAuthority('pass:read', 'pass:read:own')")
    ResponseEntity<QrPassView> visitor(@PathVariable UUID visitorId) {
        return text(showPass.ofVisitor(visitorId));
    }

    @Operation(summary = "A visitor's pass as a QR code, PNG", description = SIZE)
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.IMAGE_PNG_VALUE))
    @GetMapping("/visitors/{visitorId}/pass.png")
    @PreAuthorize("hasAnyAuthority('pass:read', 'pass:read:own')")
    ResponseEntity<byte[]> visitorPng(
            @PathVariable UUID visitorId,
            @RequestParam(defaultValue = DEFAULT_PIXELS)
                    @Min(QrPicture.LEAST_PIXELS)
                    @Max(QrPicture.MOST_PIXELS)
                    int size) {
        return QrPicture.png(showPass.ofVisitor(visitorId), size);
    }

    @Operation(summary = "A visitor's pass as a QR code, SVG")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = QrPicture.SVG_TYPE))
    @GetMapping("/visitors/{visitorId}/pass.svg")
    @PreAuthorize("hasAnyAuthority('pass:read', 'pass:read:own')")
    ResponseEntity<byte[]> visitorSvg(@PathVariable UUID visitorId) {
        return QrPicture.svg(showPass.ofVisitor(visitorId));
    }

    @Operation(summary = "A recurring pass, signed; residents get those of their own houses")
    @GetMapping("/recurring-passes/{recurringPassId}/pass")
    @PreAuthorize("hasAnyAuthority('pass:read', 'pass:read:own')")
    ResponseEntity<QrPassView> recurring(@PathVariable UUID recurringPassId) {
        return text(showPass.ofRecurringPass(recurringPassId));
    }

    @Operation(summary = "A recurring pass as a QR code, PNG", description = SIZE)
    @ApiResponse(responseCode = "200", content = @Content(mediaType = MediaType.IMAGE_PNG_VALUE))
    @GetMapping("/recurring-passes/{recurringPassId}/pass.png")
    @PreAuthorize("hasAnyAuthority('pass:read', 'pass:read:own')")
    ResponseEntity<byte[]> recurringPng(
            @PathVariable UUID recurringPassId,
            @RequestParam(defaultValue = DEFAULT_PIXELS)
                    @Min(QrPicture.LEAST_PIXELS)
                    @Max(QrPicture.MOST_PIXELS)
                    int size) {
        return QrPicture.png(showPass.ofRecurringPass(recurringPassId), size);
    }

    @Operation(summary = "A recurring pass as a QR code, SVG")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = QrPicture.SVG_TYPE))
    @GetMapping("/recurring-passes/{recurringPassId}/pass.svg")
    @PreAuthorize("hasAnyAuthority('pass:read', 'pass:read:own')")
    ResponseEntity<byte[]> recurringSvg(@PathVariable UUID recurringPassId) {
        return QrPicture.svg(showPass.ofRecurringPass(recurringPassId));
    }

    private static ResponseEntity<QrPassView> text(QrPass pass) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore().cachePrivate())
                .body(QrPassView.of(pass));
    }
}
