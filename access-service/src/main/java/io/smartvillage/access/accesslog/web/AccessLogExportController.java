package io.smartvillage.access.accesslog.web;

import io.smartvillage.access.accesslog.AccessLogFilter;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.ExportAccessLog;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.platform.audit.ShowsPeople;
import io.smartvillage.platform.villagedirectory.VillageDirectory;
import io.smartvillage.platform.web.problem.BrokenOffException;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access-logs/export")
class AccessLogExportController {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLogExportController.class);

    private final ExportAccessLog exportAccessLog;
    private final VillageDirectory directory;

    AccessLogExportController(ExportAccessLog exportAccessLog, VillageDirectory directory) {
        this.exportAccessLog = exportAccessLog;
        this.directory = directory;
    }

    @Operation(
            summary = "Decisions as CSV, earliest first; at most 366 days",
            description =
                    "`from` and `to` are needed. UTF-8 with its mark, times in the village's time zone. However many there are,"
                            + " they are sent as they are read; an answer that breaks off is not"
                            + " ended properly.")
    @GetMapping(produces = "text/csv")
    @PreAuthorize("hasAuthority('access-log:read')")
    @ShowsPeople
    void export(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    Optional<Instant> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) Optional<Instant> to,
            @RequestParam Optional<UUID> gateId,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<UUID> userId,
            @RequestParam Optional<UUID> passId,
            @RequestParam Optional<UUID> credentialId,
            @RequestParam Optional<Direction> direction,
            @RequestParam Optional<AccessMethod> method,
            @RequestParam Optional<AccessStatus> status,
            @RequestParam Optional<Reason> reason,
            @RequestParam Optional<Source> source,
            @RequestParam Optional<Boolean> overUse,
            HttpServletResponse response) {
        var filter =
                new AccessLogFilter(
                        from,
                        to,
                        gateId,
                        propertyId,
                        userId,
                        passId,
                        credentialId,
                        direction,
                        method,
                        status,
                        reason,
                        source,
                        overUse);
        var zone = directory.timeZone();
        try {
            exportAccessLog.export(
                    filter,
                    rows -> {
                        describe(response, from.orElseThrow(), to.orElseThrow(), zone);
                        AccessLogCsv.write(rows, zone, response.getOutputStream());
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

    private static void describe(
            HttpServletResponse response, Instant from, Instant to, ZoneId zone) {
        response.setContentType(AccessLogCsv.MEDIA_TYPE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                "access-log_%s_%s.csv"
                                        .formatted(
                                                LocalDate.ofInstant(from, zone),
                                                LocalDate.ofInstant(to.minusNanos(1), zone)))
                        .build()
                        .toString());
    }
}
