package io.smartvillage.access.presence.web;

import io.smartvillage.access.presence.FindPresence;
import io.smartvillage.access.presence.PresenceFilter;
import io.smartvillage.access.presence.Stay;
import io.smartvillage.access.presence.SubjectKind;
import io.smartvillage.access.presence.ZoneCount;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/presence")
class PresenceController {

    private final FindPresence findPresence;

    PresenceController(FindPresence findPresence) {
        this.findPresence = findPresence;
    }

    @Operation(summary = "Who is inside, latest first; residents see who is at their houses")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('presence:read', 'presence:read:own')")
    Page<StayView> list(
            PageRequest page,
            @RequestParam Optional<UUID> zoneId,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<SubjectKind> kind) {
        return Page.of(
                findPresence.page(page, new PresenceFilter(zoneId, propertyId, kind)),
                page,
                PresenceController::position,
                StayView::of);
    }

    @Operation(
            summary = "Who has stayed too long, longest first",
            description =
                    "After they were to be gone and the village's grace, or, visitors, longer than"
                            + " any may: see access-settings.")
    @GetMapping("/overstays")
    @PreAuthorize("hasAnyAuthority('presence:read', 'presence:read:own')")
    Page<StayView> overstays(PageRequest page) {
        return Page.of(
                findPresence.overstays(page), page, PresenceController::position, StayView::of);
    }

    record ZoneCounts(List<ZoneCount> items) {}

    @Operation(summary = "How many are inside each zone")
    @GetMapping("/counts")
    @PreAuthorize("hasAuthority('presence:read')")
    ZoneCounts counts() {
        return new ZoneCounts(findPresence.counts());
    }

    private static Cursor position(Stay stay) {
        return Cursor.at(stay.since(), stay.subjectId(), stay.zoneId());
    }
}
