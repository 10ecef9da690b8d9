package io.smartvillage.access.credential.web;

import io.smartvillage.access.credential.CredentialImporter;
import io.smartvillage.access.credential.ExportCredentials;
import io.smartvillage.platform.imports.ImportJob;
import io.smartvillage.platform.imports.web.ImportUploads;
import io.smartvillage.platform.spreadsheet.ExportFormat;
import io.smartvillage.platform.spreadsheet.FileEncoding;
import io.smartvillage.platform.spreadsheet.TableDownload;
import io.smartvillage.platform.web.idempotency.Idempotent;
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
@RequestMapping("/api/v1/credentials")
class CredentialFileController {

    private final ImportUploads uploads;
    private final ExportCredentials exportCredentials;

    CredentialFileController(ImportUploads uploads, ExportCredentials exportCredentials) {
        this.uploads = uploads;
        this.exportCredentials = exportCredentials;
    }

    @Operation(
            summary = "Issues the cards, plates and apps of a CSV or XLSX file",
            description =
                    "CSV in UTF-8 or TIS-620, or XLSX, with a heading; the template shows the"
                            + " columns, which may be in any order. The house is named by its"
                            + " number or its id; without a user the house's owner is meant. A row"
                            + " that the person holds at the house already changes nothing. Bad"
                            + " rows are reported by line and column; the good ones are stored. The"
                            + " answer says where to look how far it is (202).")
    @PostMapping(path = "/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('credential:write')")
    @Idempotent
    ResponseEntity<ImportJob> importFile(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam Optional<FileEncoding> encoding,
            @RequestPart("file") MultipartFile file) {
        return uploads.take(CredentialImporter.KIND, file, dryRun, encoding);
    }

    @Operation(summary = "A file to fill in, with an example row; CSV or XLSX")
    @GetMapping("/imports/template")
    @PreAuthorize("hasAuthority('credential:write')")
    ResponseEntity<Object> template(@RequestParam Optional<ExportFormat> format) {
        return uploads.template(CredentialImporter.KIND, format);
    }

    @Operation(
            summary =
                    "Who holds what, as CSV or XLSX; plates and numbers are not in it: only hashes are kept",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"))))
    @GetMapping("/export")
    @PreAuthorize("hasAuthority('credential:read')")
    void export(@RequestParam Optional<ExportFormat> format, HttpServletResponse response) {
        TableDownload.send(
                response,
                format.orElse(ExportFormat.CSV),
                "credentials",
                ExportCredentials.TABLE,
                exportCredentials.all());
    }
}
