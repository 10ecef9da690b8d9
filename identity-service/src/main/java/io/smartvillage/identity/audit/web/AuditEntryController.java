package io.smartvillage.identity.audit.web;

import io.smartvillage.identity.audit.AuditEntryType;
import io.smartvillage.identity.audit.AuditFilter;
import io.smartvillage.identity.audit.ChainVerification;
import io.smartvillage.identity.audit.FindAuditEntries;
import io.smartvillage.identity.audit.VerifyAuditChain;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit-entries")
class AuditEntryController {

    private final FindAuditEntries findAuditEntries;
    private final VerifyAuditChain verifyAuditChain;

    AuditEntryController(FindAuditEntries findAuditEntries, VerifyAuditChain verifyAuditChain) {
        this.findAuditEntries = findAuditEntries;
        this.verifyAuditChain = verifyAuditChain;
    }

    @Operation(
            summary = "What was changed and who was looked at, by whom, the latest first",
            description =
                    "Residents see what is about themselves, and nobody else's id in it. `from` is"
                            + " included, `to` is not.")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('audit:read', 'audit:read:own')")
    Page<AuditEntryView> list(
            PageRequest page,
            @RequestParam Optional<AuditEntryType> type,
            @RequestParam Optional<UUID> person,
            @RequestParam Optional<UUID> actor,
            @RequestParam Optional<@Size(max = 50) String> service,
            @RequestParam Optional<@Size(max = 63) String> entity,
            @RequestParam Optional<@Size(max = 200) String> entityId,
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> to) {
        return Page.of(
                findAuditEntries.page(
                        page,
                        new AuditFilter(type, person, actor, service, entity, entityId, from, to)),
                page,
                entry -> Cursor.at(entry.at(), entry.position()),
                AuditEntryView::of);
    }

    @Operation(
            summary = "Walks the whole chain and says whether it holds",
            description =
                    "If not, `firstBroken` is the first position that is not what was written.")
    @GetMapping("/verification")
    @PreAuthorize("hasAuthority('audit:read')")
    ChainVerification verify() {
        return verifyAuditChain.verify();
    }
}
