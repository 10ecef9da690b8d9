package io.smartvillage.identity.personaldata.web;

import io.smartvillage.identity.personaldata.FindExports;
import io.smartvillage.identity.personaldata.RequestExport;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/personal-data-exports")
class ExportController {

    private static final String ZIP = "application/zip";

    private final RequestExport requestExport;
    private final FindExports findExports;

    ExportController(RequestExport requestExport, FindExports findExports) {
        this.requestExport = requestExport;
        this.findExports = findExports;
    }

    @Operation(
            summary = "Collects what all services store about the caller, or about a person",
            description = "Data about other people is left out.")
    @PostMapping
    @PreAuthorize("hasAnyAuthority('personal-data:export', 'personal-data:export:own')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Idempotent
    ResponseEntity<ExportView> request(@RequestBody @Valid ExportRequest request) {
        var export = requestExport.request(Optional.ofNullable(request.villageUserId()));
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/personal-data-exports/" + export.id()))
                .body(ExportView.of(export));
    }

    @Operation(summary = "Exports, the latest first; all but admins see those about themselves")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('personal-data:export', 'personal-data:export:own')")
    Page<ExportView> list(PageRequest page, @RequestParam Optional<UUID> villageUserId) {
        return Page.of(
                findExports.page(page, villageUserId),
                page,
                export -> Cursor.at(export.id()),
                ExportView::of);
    }

    @Operation(summary = "How far an export is")
    @GetMapping("/{personalDataExportId}")
    @PreAuthorize("hasAnyAuthority('personal-data:export', 'personal-data:export:own')")
    ExportView get(@PathVariable UUID personalDataExportId) {
        return ExportView.of(findExports.get(personalDataExportId));
    }

    @Operation(
            summary = "A finished export: JSON by service, and a page to begin with, as a ZIP",
            description = "Can be fetched for seven days.")
    @GetMapping(path = "/{personalDataExportId}/file", produces = ZIP)
    @PreAuthorize("hasAnyAuthority('personal-data:export', 'personal-data:export:own')")
    ResponseEntity<byte[]> file(@PathVariable UUID personalDataExportId) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZIP))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("personal-data.zip")
                                .build()
                                .toString())
                .body(findExports.file(personalDataExportId));
    }
}
