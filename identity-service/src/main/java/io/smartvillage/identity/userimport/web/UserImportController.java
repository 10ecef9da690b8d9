package io.smartvillage.identity.userimport.web;

import io.smartvillage.identity.userimport.ImportReport;
import io.smartvillage.identity.userimport.ImportUsers;
import io.smartvillage.identity.userimport.UserImport;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class UserImportController {

    private static final String EXAMPLE =
            "username,displayName,email,phone,role,houseNumber\n"
                    + "anan.k,อนันต์ แก้วใส,anan@example.com,081-111-2222,resident,99/12-1\n";

    /// @param id absent after a dry run
    /// @param accepted rows that are being registered, or would be
    /// @param known rows whose person is in the village already, or is being registered
    record ReportView(
            @Nullable UUID id,
            boolean dryRun,
            int total,
            int accepted,
            int known,
            List<RowErrorView> errors) {}

    /// @param line of the file; the header is line 1
    record RowErrorView(long line, String field, String message) {}

    private final ImportUsers importUsers;
    private final Problems problems;

    UserImportController(ImportUsers importUsers, Problems problems) {
        this.importUsers = importUsers;
        this.problems = problems;
    }

    @Operation(
            summary = "Imports people from a CSV file",
            description =
                    "UTF-8, with a header; columns username, displayName, email, phone, role,"
                            + " houseNumber. Bad rows are reported by line, good ones are taken once"
                            + " however often they are sent. A dry run (200) stores nothing; else"
                            + " the rows are registered after the answer (202).")
    @PostMapping(path = "/api/v1/users/import", consumes = "text/csv")
    @PreAuthorize("hasAuthority('user:create')")
    @Idempotent
    ResponseEntity<ReportView> importUsers(
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestBody
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = "text/csv",
                                            schema = @Schema(type = "string", example = EXAMPLE)))
                    CsvUpload upload) {
        var text = upload.text();
        if (text == null) {
            throw new NotUtf8Exception();
        }
        if (dryRun) {
            return ResponseEntity.ok(view(importUsers.dryRun(text)));
        }
        var report = importUsers.take(text);
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/user-imports/" + report.id().orElseThrow()))
                .body(view(report));
    }

    @Operation(summary = "How far an import has come")
    @GetMapping("/api/v1/user-imports/{userImportId}")
    @PreAuthorize("hasAuthority('user:create')")
    UserImport get(@PathVariable UUID userImportId) {
        return importUsers.get(userImportId);
    }

    private ReportView view(ImportReport report) {
        return new ReportView(
                report.id().orElse(null),
                report.id().isEmpty(),
                report.total(),
                report.accepted(),
                report.known(),
                report.problems().stream()
                        .map(problem ->
                                new RowErrorView(
                                        problem.line(),
                                        problem.field(),
                                        problems.text(
                                                problem.messageKey(),
                                                problem.arguments().toArray())))
                        .toList());
    }
}
