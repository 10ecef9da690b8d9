package io.smartvillage.identity.audit.web;

import io.smartvillage.identity.audit.AuditEntries;
import io.smartvillage.identity.audit.AuditEntry;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit-entries")
class AuditEntryController {

    private final AuditEntries entries;

    AuditEntryController(AuditEntries entries) {
        this.entries = entries;
    }

    @Operation(summary = "What operators did inside the village, the latest first")
    @GetMapping
    @PreAuthorize("hasAuthority('audit:read')")
    Page<AuditEntry> list(
            PageRequest page,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to,
            @RequestParam Optional<@Size(max = 50) String> service) {
        return Page.of(
                entries.page(page, from, to, service),
                page,
                entry -> Cursor.at(entry.at(), entry.id()),
                Function.identity());
    }
}
