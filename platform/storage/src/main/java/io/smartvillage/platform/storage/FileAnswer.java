package io.smartvillage.platform.storage;

import java.io.InputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/// Serves a kept file so that a browser runs nothing of it and no cache keeps it.
public final class FileAnswer {

    private FileAnswer() {}

    /// @param name of the download without extension: the service's word, never a client's
    /// @param content is closed once it was sent
    public static ResponseEntity<Resource> of(
            String name, FileType type, long sizeBytes, InputStream content) {
        var disposition =
                (type == FileType.PDF
                                ? ContentDisposition.attachment()
                                : ContentDisposition.inline())
                        .filename(name + "." + type.extension())
                        .build();
        return ResponseEntity.ok()
                .contentType(type.mediaType())
                .contentLength(sizeBytes)
                .cacheControl(CacheControl.noStore().cachePrivate())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(new InputStreamResource(content));
    }
}
