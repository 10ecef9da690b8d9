package io.smartvillage.access.accesslog.web;

import io.smartvillage.access.accesslog.AccessLogFilter;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.CountBy;
import io.smartvillage.access.accesslog.CountPassages;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.FindAccessLog;
import io.smartvillage.access.accesslog.PassageCount;
import io.smartvillage.access.accesslog.Reason;
import io.smartvillage.access.accesslog.Source;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/access-logs")
class AccessLogController {

    private final FindAccessLog findAccessLog;
    private final CountPassages countPassages;

    AccessLogController(FindAccessLog findAccessLog, CountPassages countPassages) {
        this.findAccessLog = findAccessLog;
        this.countPassages = countPassages;
    }

    @Operation(summary = "Decisions, latest first; residents see their own and their houses'")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('access-log:read', 'access-log:read:own')")
    Page<AccessLogView> list(
            PageRequest page,
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
            @RequestParam Optional<Boolean> overUse) {
        return Page.of(
                findAccessLog.page(
                        page,
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
                                overUse)),
                page,
                entry -> Cursor.at(entry.timestamp(), entry.id()),
                AccessLogView::of);
    }

    record PassageCounts(List<PassageCount> items) {}

    @Operation(
            summary = "How many came, went and were refused, by hours or days",
            description =
                    "Hours and days of the village's time zone; `from` and `to` are needed, at most 92 days"
                            + " apart.")
    @GetMapping("/counts")
    @PreAuthorize("hasAuthority('access-log:read')")
    PassageCounts counts(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME)
                    Optional<Instant> from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE_TIME) Optional<Instant> to,
            @RequestParam(defaultValue = "hour") CountBy by) {
        return new PassageCounts(countPassages.count(from, to, by));
    }
}
