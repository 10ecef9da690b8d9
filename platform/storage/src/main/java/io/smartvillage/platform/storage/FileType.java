package io.smartvillage.platform.storage;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.MediaType;

/// What a file is by its first bytes; names and declared types are not looked at.
public enum FileType {
    JPEG(MediaType.IMAGE_JPEG_VALUE, "jpg", "\u00ff\u00d8\u00ff"),
    PNG(MediaType.IMAGE_PNG_VALUE, "png", "\u0089PNG\r\n\u001a\n"),
    PDF(MediaType.APPLICATION_PDF_VALUE, "pdf", "%PDF-");

    private final String mediaType;
    private final String extension;
    private final String magic;

    FileType(String mediaType, String extension, String magic) {
        this.mediaType = mediaType;
        this.extension = extension;
        this.magic = magic;
    }

    static Optional<FileType> of(byte[] content) {
        var begin =
                new String(content, 0, Math.min(content.length, 8), StandardCharsets.ISO_8859_1);
        return Arrays.stream(values()).filter(type -> begin.startsWith(type.magic)).findFirst();
    }

    public MediaType mediaType() {
        return MediaType.parseMediaType(mediaType);
    }

    /// Without a dot.
    public String extension() {
        return extension;
    }
}
