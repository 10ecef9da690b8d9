package io.smartvillage.identity.audit.web;

import io.smartvillage.identity.audit.AuditEntryType;
import io.smartvillage.identity.audit.AuditFilter;
import io.smartvillage.identity.audit.ExportAuditEntries;
import io.smartvillage.platform.web.csv.CsvWriter;
import io.smartvillage.platform.web.problem.BrokenOffException;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/audit-entries/export")
class AuditExportController {

    private static final Logger LOG = LoggerFactory.getLogger(AuditExportController.class);

    private final ExportAuditEntries exportAuditEntries;
    private final JsonMapper mapper;

    AuditExportController(ExportAuditEntries exportAuditEntries, JsonMapper mapper) {
        this.exportAuditEntries = exportAuditEntries;
        this.mapper = mapper;
    }

    @Operation(
            summary = "The audit log as CSV, in the order of the chain",
            description =
                    "UTF-8 with its mark, times in UTC. However many entries there are, they are"
                            + " sent as they are read; an answer that breaks off is not ended"
                            + " properly.")
    @GetMapping(produces = "text/csv")
    @PreAuthorize("hasAuthority('audit:read')")
    void export(
            @RequestParam Optional<AuditEntryType> type,
            @RequestParam Optional<UUID> person,
            @RequestParam Optional<UUID> actor,
            @RequestParam Optional<@Size(max = 50) String> service,
            @RequestParam Optional<@Size(max = 63) String> entity,
            @RequestParam Optional<@Size(max = 200) String> entityId,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            HttpServletResponse response) {
        var filter = new AuditFilter(type, person, actor, service, entity, entityId, from, to);
        try {
            exportAuditEntries.export(
                    filter,
                    entries -> {
                        describe(response);
                        AuditCsv.write(entries, mapper, response.getOutputStream());
                    });
        } catch (IOException e) {
            LOG.debug("nobody reads the export any more", e);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new BrokenOffException(e);
            }
            response.reset();
            throw e;
        }
    }

    private static void describe(HttpServletResponse response) {
        response.setContentType(CsvWriter.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment().filename("audit-log.csv").build().toString());
    }
}
