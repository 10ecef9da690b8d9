package io.smartvillage.property.property.web;

import io.smartvillage.platform.audit.ShowsPeople;
import io.smartvillage.platform.imports.ImportJob;
import io.smartvillage.platform.imports.web.ImportUploads;
import io.smartvillage.platform.spreadsheet.ExportFormat;
import io.smartvillage.platform.spreadsheet.FileEncoding;
import io.smartvillage.platform.spreadsheet.TableDownload;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.property.property.ExportProperties;
import io.smartvillage.property.property.PropertyImporter;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/properties")
class PropertyFileController {

    private final ImportUploads uploads;
    private final ExportProperties exportProperties;

    PropertyFileController(ImportUploads uploads, ExportProperties exportProperties) {
        this.uploads = uploads;
        this.exportProperties = exportProperties;
    }

    @Operation(
            summary = "Registers the houses of a CSV or XLSX file",
            description =
                    "CSV in UTF-8 or TIS-620, or XLSX, with a heading; the template shows the"
                            + " columns, which may be in any order. A house is known by its number:"
                            + " the same file again changes nothing, a row that differs updates its"
                            + " house; an empty owner leaves the owner as it is. The answer says"
                            + " where to look how far it is (202); a file that is wrong as a whole"
                            + " is refused at once. A dry run stores nothing.")
    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('property:write')")
    @Idempotent
    ResponseEntity<ImportJob> importFile(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam Optional<FileEncoding> encoding,
            @RequestPart("file") MultipartFile file) {
        return uploads.take(PropertyImporter.KIND, file, dryRun, encoding);
    }

    @Operation(summary = "A file to fill in, with an example row; CSV or XLSX")
    @GetMapping("/imports/template")
    @PreAuthorize("hasAuthority('property:write')")
    ResponseEntity<Object> template(@RequestParam Optional<ExportFormat> format) {
        return uploads.template(PropertyImporter.KIND, format);
    }

    @Operation(
            summary = "All houses as a CSV or XLSX file that can be imported again",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"))))
    @GetMapping("/export")
    @PreAuthorize("hasAuthority('property:read')")
    @ShowsPeople
    void export(@RequestParam Optional<ExportFormat> format, HttpServletResponse response) {
        TableDownload.send(
                response,
                format.orElse(ExportFormat.CSV),
                "properties",
                ExportProperties.TABLE,
                exportProperties.all());
    }
}
