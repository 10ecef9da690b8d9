package io.smartvillage.property.occupancy.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.property.occupancy.FindOccupancies;
import io.smartvillage.property.occupancy.MoveHouseholdIn;
import io.smartvillage.property.occupancy.MoveHouseholdOut;
import io.smartvillage.property.occupancy.MoveIn;
import io.smartvillage.property.occupancy.MoveOut;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
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
@RequestMapping("/api/v1")
class OccupancyController {

    private final MoveIn moveIn;
    private final MoveOut moveOut;
    private final MoveHouseholdIn moveHouseholdIn;
    private final MoveHouseholdOut moveHouseholdOut;
    private final FindOccupancies findOccupancies;

    OccupancyController(
            MoveIn moveIn,
            MoveOut moveOut,
            MoveHouseholdIn moveHouseholdIn,
            MoveHouseholdOut moveHouseholdOut,
            FindOccupancies findOccupancies) {
        this.moveIn = moveIn;
        this.moveOut = moveOut;
        this.moveHouseholdIn = moveHouseholdIn;
        this.moveHouseholdOut = moveHouseholdOut;
        this.findOccupancies = findOccupancies;
    }

    @Operation(summary = "A person of the village moves into a house")
    @PostMapping("/properties/{propertyId}/occupancies")
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<OccupancyView> moveIn(
            @PathVariable UUID propertyId, @RequestBody @Valid MoveInRequest request) {
        var occupancy =
                moveIn.moveIn(
                        propertyId,
                        request.userId(),
                        request.kind(),
                        Boolean.TRUE.equals(request.primary()),
                        request.from());
        return ResponseEntity.created(URI.create("/api/v1/occupancies/" + occupancy.id()))
                .body(OccupancyView.of(occupancy));
    }

    @Operation(
            summary = "Who lives and lived in a house",
            description =
                    "With `at`, those who lived there on that day. Residents see who lives there"
                            + " today, and their own past there.")
    @GetMapping("/properties/{propertyId}/occupancies")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    Page<OccupancyView> list(
            @PathVariable UUID propertyId, @RequestParam Optional<LocalDate> at, PageRequest page) {
        return Page.of(
                findOccupancies.page(propertyId, at, page),
                page,
                occupancy -> Cursor.at(occupancy.id()),
                OccupancyView::of);
    }

    @Operation(summary = "One person's stay in one house")
    @GetMapping("/occupancies/{occupancyId}")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    OccupancyView get(@PathVariable UUID occupancyId) {
        return OccupancyView.of(findOccupancies.get(occupancyId));
    }

    @Operation(
            summary = "A person moves out of a house",
            description =
                    "An end that is still to come can be moved; the first day as the end takes the"
                            + " whole stay back.")
    @PostMapping("/occupancies/{occupancyId}/move-out")
    @PreAuthorize("hasAuthority('property:write')")
    @Idempotent
    OccupancyView moveOut(
            @PathVariable UUID occupancyId, @RequestBody @Valid MoveOutRequest request) {
        return OccupancyView.of(moveOut.moveOut(occupancyId, Optional.ofNullable(request.until())));
    }

    @Operation(
            summary = "A household moves into a house",
            description =
                    "The primary occupant and whoever lives with them, as one move: all of them or"
                            + " nobody.")
    @PostMapping("/properties/{propertyId}/household-move-ins")
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    HouseholdView moveHouseholdIn(
            @PathVariable UUID propertyId, @RequestBody @Valid HouseholdMoveInRequest request) {
        return HouseholdView.of(
                moveHouseholdIn.moveIn(
                        propertyId,
                        request.primaryUserId(),
                        request.kind(),
                        Objects.requireNonNullElse(request.familyUserIds(), List.of()),
                        request.from()));
    }

    @Operation(
            summary = "A household moves out of a house",
            description =
                    "Everybody who lives there the day before, as one move. Who has moved out"
                            + " already, and who moves in on the day or later, is left alone.")
    @PostMapping("/properties/{propertyId}/household-move-outs")
    @PreAuthorize("hasAuthority('property:write')")
    @Idempotent
    HouseholdView moveHouseholdOut(
            @PathVariable UUID propertyId, @RequestBody @Valid MoveOutRequest request) {
        return HouseholdView.of(
                moveHouseholdOut.moveOut(propertyId, Optional.ofNullable(request.until())));
    }
}
