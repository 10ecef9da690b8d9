package io.smartvillage.identity.userimport.web;

import io.smartvillage.identity.userimport.ExportUsers;
import io.smartvillage.identity.userimport.FindUserRegistrations;
import io.smartvillage.identity.userimport.UserImporter;
import io.smartvillage.identity.userimport.UserRegistrations;
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
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1")
class UserFileController {

    private final ImportUploads uploads;
    private final FindUserRegistrations findRegistrations;
    private final ExportUsers exportUsers;

    UserFileController(
            ImportUploads uploads,
            FindUserRegistrations findRegistrations,
            ExportUsers exportUsers) {
        this.uploads = uploads;
        this.findRegistrations = findRegistrations;
        this.exportUsers = exportUsers;
    }

    @Operation(
            summary = "Imports people from a CSV or XLSX file",
            description =
                    "CSV in UTF-8 or TIS-620, or XLSX, with a heading; the template shows the"
                            + " columns, which may be in any order. Bad rows are reported by line,"
                            + " good ones are taken once however often they are sent, and are then"
                            + " registered one by one. The answer says where to look how far it is"
                            + " (202); a file that is wrong as a whole is refused at once. A dry run"
                            + " stores nothing.")
    @PostMapping(path = "/users/imports", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('user:create')")
    @Idempotent
    ResponseEntity<ImportJob> importFile(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam Optional<FileEncoding> encoding,
            @RequestPart("file") MultipartFile file) {
        return uploads.take(UserImporter.KIND, file, dryRun, encoding);
    }

    @Operation(summary = "A file to fill in, with an example row; CSV or XLSX")
    @GetMapping("/users/imports/template")
    @PreAuthorize("hasAuthority('user:create')")
    ResponseEntity<Object> template(@RequestParam Optional<ExportFormat> format) {
        return uploads.template(UserImporter.KIND, format);
    }

    @Operation(summary = "How far the people of an import are on their way to their accounts")
    @GetMapping("/user-imports/{importJobId}/registrations")
    @PreAuthorize("hasAuthority('user:create')")
    UserRegistrations registrations(@PathVariable UUID importJobId) {
        return findRegistrations.get(importJobId);
    }

    @Operation(
            summary = "All people as a CSV or XLSX file that can be imported again",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string"))))
    @GetMapping("/users/export")
    @PreAuthorize("hasAuthority('user:read')")
    void export(@RequestParam Optional<ExportFormat> format, HttpServletResponse response) {
        TableDownload.send(
                response,
                format.orElse(ExportFormat.CSV),
                "users",
                ExportUsers.TABLE,
                exportUsers.all());
    }
}
