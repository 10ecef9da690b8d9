package io.smartvillage.property.vehicle.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.property.vehicle.FindVehicles;
import io.smartvillage.property.vehicle.KeepVehicles;
import io.smartvillage.property.vehicle.Vehicle;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class VehicleController {

    private final KeepVehicles keepVehicles;
    private final FindVehicles findVehicles;

    VehicleController(KeepVehicles keepVehicles, FindVehicles findVehicles) {
        this.keepVehicles = keepVehicles;
        this.findVehicles = findVehicles;
    }

    @Operation(
            summary = "Registers a vehicle of a house",
            description = "It opens no gate: for that its plate is made a credential.")
    @PostMapping("/properties/{propertyId}/vehicles")
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<VehicleView> register(
            @PathVariable UUID propertyId, @RequestBody @Valid VehicleRequest request) {
        var vehicle = keepVehicles.register(propertyId, request.plate(), request.toDetails());
        return ResponseEntity.created(URI.create("/api/v1/vehicles/" + vehicle.id()))
                .eTag(IfMatch.eTag(vehicle.currentVersion()))
                .body(VehicleView.of(vehicle));
    }

    @Operation(summary = "Vehicles of houses; residents see those of their own")
    @GetMapping("/vehicles")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    Page<VehicleView> list(
            PageRequest page,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<UUID> ownerId,
            @RequestParam Optional<@Size(max = 100) String> plate,
            @RequestParam(defaultValue = "false") boolean removedToo) {
        return Page.of(
                findVehicles.page(page, propertyId, ownerId, plate, removedToo),
                page,
                vehicle -> Cursor.at(vehicle.id()),
                VehicleView::of);
    }

    @Operation(summary = "One vehicle")
    @GetMapping("/vehicles/{vehicleId}")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    ResponseEntity<VehicleView> get(@PathVariable UUID vehicleId) {
        return answer(findVehicles.get(vehicleId));
    }

    @Operation(summary = "Changes what is written down about a vehicle, except its plate")
    @PatchMapping("/vehicles/{vehicleId}")
    @PreAuthorize("hasAuthority('property:write')")
    ResponseEntity<VehicleView> change(
            @PathVariable UUID vehicleId,
            IfMatch precondition,
            @RequestBody @Valid VehiclePatch patch) {
        return answer(keepVehicles.change(vehicleId, precondition, patch::applyTo));
    }

    @Operation(summary = "From today on it is no vehicle of the house")
    @PostMapping("/vehicles/{vehicleId}/removal")
    @PreAuthorize("hasAuthority('property:write')")
    @Idempotent
    ResponseEntity<VehicleView> remove(@PathVariable UUID vehicleId) {
        return answer(keepVehicles.remove(vehicleId));
    }

    private static ResponseEntity<VehicleView> answer(Vehicle vehicle) {
        return IfMatch.answer(VehicleView.of(vehicle), vehicle.currentVersion());
    }
}
