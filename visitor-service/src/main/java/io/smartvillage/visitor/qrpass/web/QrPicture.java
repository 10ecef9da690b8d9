package io.smartvillage.visitor.qrpass.web;

import io.smartvillage.platform.qr.QrSymbol;
import io.smartvillage.visitor.qrpass.QrPass;
import java.nio.charset.StandardCharsets;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Answers with a pass drawn. No cache may keep it: who has it can show it at a gate.
final class QrPicture {

    static final String SVG_TYPE = "image/svg+xml";

    /// Of a PNG, pixels a side. Below, a module of a pass would have less than three pixels.
    static final int LEAST_PIXELS = 300;

    static final int MOST_PIXELS = 2_000;

    private QrPicture() {}

    /// @param pixels at most so many a side
    static ResponseEntity<byte[]> png(QrPass pass, int pixels) {
        return answer(
                pass,
                MediaType.IMAGE_PNG_VALUE,
                ".png",
                QrSymbol.of(pass.token()).pngWithin(pixels));
    }

    static ResponseEntity<byte[]> svg(QrPass pass) {
        return answer(
                pass,
                SVG_TYPE,
                ".svg",
                QrSymbol.of(pass.token())
                        .svg("Smart Village " + pass.holder().passId())
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<byte[]> answer(
            QrPass pass, String type, String ending, byte[] picture) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename("pass-" + pass.holder().passId() + ending)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(picture);
    }
}
