package io.smartvillage.platform.spreadsheet;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;

/// A table as the file that the caller asked for, by `format` or by the header `Accept`.
public final class TableAnswer {

    public static final String CSV = "text/csv";
    public static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private TableAnswer() {}

    /// @param format wins over the header
    /// @return empty for JSON
    public static Optional<ExportFormat> wanted(
            Optional<ExportFormat> format, @Nullable String accept) {
        return format.or(() -> accept == null ? Optional.empty() : preferred(accept));
    }

    private static Optional<ExportFormat> preferred(String accept) {
        try {
            var types = MediaType.parseMediaTypes(accept);
            MimeTypeUtils.sortBySpecificity(types);
            return types.stream()
                    .filter(type -> !type.isWildcardType())
                    .findFirst()
                    .flatMap(TableAnswer::formatOf);
        } catch (InvalidMediaTypeException _) {
            return Optional.empty();
        }
    }

    private static Optional<ExportFormat> formatOf(MediaType type) {
        if (type.isCompatibleWith(MediaType.parseMediaType(CSV))) {
            return Optional.of(ExportFormat.CSV);
        }
        return type.isCompatibleWith(MediaType.parseMediaType(XLSX))
                ? Optional.of(ExportFormat.XLSX)
                : Optional.empty();
    }

    /// @param name of the file, without extension
    public static <T> ResponseEntity<Object> of(
            ExportFormat format, ExportTable<T> table, List<T> rows, String name) {
        var file = new ByteArrayOutputStream();
        try {
            format.write(table, rows.stream(), file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, format.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name + "." + format.extension())
                                .build()
                                .toString())
                .body(file.toByteArray());
    }
}
