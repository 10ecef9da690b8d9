package io.smartvillage.platform.imports.web;

import io.smartvillage.platform.imports.ImportJob;
import io.smartvillage.platform.imports.ImportTemplate;
import io.smartvillage.platform.imports.StartImport;
import io.smartvillage.platform.spreadsheet.ExportFormat;
import io.smartvillage.platform.spreadsheet.FileEncoding;
import io.smartvillage.platform.spreadsheet.TableAnswer;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.multipart.MultipartFile;

/// What a service's handlers answer to an upload.
public final class ImportUploads {

    private static final int LONGEST_NAME = 200;

    private final StartImport startImport;
    private final ImportTemplate template;
    private final String path;

    /// @param path of the service's imports
    public ImportUploads(StartImport startImport, ImportTemplate template, String path) {
        this.startImport = startImport;
        this.template = template;
        this.path = path;
    }

    /// @return 202, and where to look how far it is
    public ResponseEntity<ImportJob> take(
            String kind, MultipartFile file, boolean dryRun, Optional<FileEncoding> encoding) {
        var job =
                startImport.start(
                        kind,
                        file::getInputStream,
                        name(file.getOriginalFilename()),
                        dryRun,
                        encoding);
        return ResponseEntity.accepted().location(URI.create(path + "/" + job.id())).body(job);
    }

    public ResponseEntity<Object> template(String kind, Optional<ExportFormat> format) {
        return TableAnswer.of(
                format.orElse(ExportFormat.CSV),
                template.of(kind),
                List.of(List.of()),
                kind + "-template");
    }

    private static @Nullable String name(@Nullable String original) {
        if (original == null || original.isBlank()) {
            return null;
        }
        var name = original.replaceAll("\\p{Cntrl}", " ").strip();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
