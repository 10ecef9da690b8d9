package io.smartvillage.access.accesslog.web;

import io.smartvillage.access.accesslog.AccessLogFilter;
import io.smartvillage.access.accesslog.AccessMethod;
import io.smartvillage.access.accesslog.AccessStatus;
import io.smartvillage.access.accesslog.Direction;
import io.smartvillage.access.accesslog.FindAccessLog;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.time.Instant;
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

    AccessLogController(FindAccessLog findAccessLog) {
        this.findAccessLog = findAccessLog;
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
            @RequestParam Optional<Direction> direction,
            @RequestParam Optional<AccessMethod> method,
            @RequestParam Optional<AccessStatus> status) {
        return Page.of(
                findAccessLog.page(
                        page,
                        new AccessLogFilter(
                                from, to, gateId, propertyId, userId, direction, method, status)),
                page,
                entry -> Cursor.at(entry.timestamp(), entry.id()),
                AccessLogView::of);
    }
}
