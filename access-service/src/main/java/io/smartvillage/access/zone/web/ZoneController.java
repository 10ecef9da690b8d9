package io.smartvillage.access.zone.web;

import io.smartvillage.access.zone.AddZone;
import io.smartvillage.access.zone.ChangeZone;
import io.smartvillage.access.zone.FindZones;
import io.smartvillage.access.zone.RemoveZone;
import io.smartvillage.access.zone.Zone;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/zones")
class ZoneController {

    private final AddZone addZone;
    private final ChangeZone changeZone;
    private final RemoveZone removeZone;
    private final FindZones findZones;

    ZoneController(
            AddZone addZone, ChangeZone changeZone, RemoveZone removeZone, FindZones findZones) {
        this.addZone = addZone;
        this.changeZone = changeZone;
        this.removeZone = removeZone;
        this.findZones = findZones;
    }

    @Operation(summary = "Adds a zone: a part of the village behind gates")
    @PostMapping
    @PreAuthorize("hasAuthority('zone:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<ZoneView> add(@RequestBody @Valid ZoneRequest request) {
        var zone = addZone.add(request.toDetails());
        return ResponseEntity.created(URI.create("/api/v1/zones/" + zone.id()))
                .eTag(IfMatch.eTag(zone.version()))
                .body(ZoneView.of(zone));
    }

    @Operation(summary = "Zones of the village")
    @GetMapping
    @PreAuthorize("hasAuthority('zone:read')")
    Page<ZoneView> list(PageRequest page) {
        return Page.of(findZones.page(page), page, zone -> Cursor.at(zone.id()), ZoneView::of);
    }

    @Operation(summary = "One zone")
    @GetMapping("/{zoneId}")
    @PreAuthorize("hasAuthority('zone:read')")
    ResponseEntity<ZoneView> get(@PathVariable UUID zoneId) {
        return answer(findZones.get(zoneId));
    }

    @Operation(summary = "Renames a zone, or sets its rules", description = "Its gates follow.")
    @PatchMapping("/{zoneId}")
    @PreAuthorize("hasAuthority('zone:write')")
    ResponseEntity<ZoneView> change(
            @PathVariable UUID zoneId, IfMatch precondition, @RequestBody @Valid ZonePatch patch) {
        return answer(changeZone.change(zoneId, precondition, patch::applyTo));
    }

    @Operation(
            summary = "Removes a zone",
            description = "Not while a gate or a credential names it (409).")
    @DeleteMapping("/{zoneId}")
    @PreAuthorize("hasAuthority('zone:write')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID zoneId) {
        removeZone.remove(zoneId);
    }

    private static ResponseEntity<ZoneView> answer(Zone zone) {
        return IfMatch.answer(ZoneView.of(zone), zone.version());
    }
}
