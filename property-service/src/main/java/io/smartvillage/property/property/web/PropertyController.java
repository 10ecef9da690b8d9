package io.smartvillage.property.property.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.property.ownership.ChangeOwner;
import io.smartvillage.property.property.ChangeProperty;
import io.smartvillage.property.property.FindProperties;
import io.smartvillage.property.property.House;
import io.smartvillage.property.property.LandUse;
import io.smartvillage.property.property.PropertyFilter;
import io.smartvillage.property.property.PropertyStatus;
import io.smartvillage.property.property.RegisterProperty;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/properties")
class PropertyController {

    private final RegisterProperty registerProperty;
    private final ChangeProperty changeProperty;
    private final ChangeOwner changeOwner;
    private final FindProperties findProperties;

    PropertyController(
            RegisterProperty registerProperty,
            ChangeProperty changeProperty,
            ChangeOwner changeOwner,
            FindProperties findProperties) {
        this.registerProperty = registerProperty;
        this.changeProperty = changeProperty;
        this.changeOwner = changeOwner;
        this.findProperties = findProperties;
    }

    @Operation(summary = "Registers a house")
    @PostMapping
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<PropertyView> register(@RequestBody @Valid PropertyRequest request) {
        var house = registerProperty.register(request.toDetails());
        var property = house.property();
        return ResponseEntity.created(URI.create("/api/v1/properties/" + property.id()))
                .eTag(IfMatch.eTag(property.currentVersion()))
                .body(PropertyView.of(house));
    }

    @Operation(summary = "Houses of the village; residents see their own")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    Page<PropertyView> list(
            PageRequest page,
            @RequestParam Optional<PropertyStatus> status,
            @RequestParam Optional<LandUse> landUse,
            @RequestParam
                    Optional<@Size(max = 50) @Pattern(regexp = PropertyRequest.NO_CONTROL) String>
                            houseNumber,
            @RequestParam Optional<UUID> ownerId,
            @RequestParam Optional<UUID> residentId,
            @RequestParam Optional<UUID> houseGroupId) {
        return Page.of(
                findProperties.page(
                        page,
                        new PropertyFilter(
                                status, landUse, houseNumber, ownerId, residentId, houseGroupId)),
                page,
                house -> Cursor.at(house.property().id()),
                PropertyView::of);
    }

    @Operation(
            summary = "One house",
            description =
                    "With `at`, whose it was and who lived there on that day; the rest is as it is"
                            + " now. Residents see only themselves on other days than today.")
    @GetMapping("/{propertyId}")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    ResponseEntity<PropertyView> get(
            @PathVariable UUID propertyId, @RequestParam Optional<LocalDate> at) {
        return answer(
                at.map(day -> findProperties.on(day, propertyId))
                        .orElseGet(() -> findProperties.get(propertyId)));
    }

    @Operation(summary = "Changes what is written down about a house")
    @PatchMapping("/{propertyId}")
    @PreAuthorize("hasAuthority('property:write')")
    ResponseEntity<PropertyView> change(
            @PathVariable UUID propertyId,
            IfMatch precondition,
            @RequestBody @Valid PropertyPatch patch) {
        return answer(changeProperty.change(propertyId, precondition, patch::applyTo));
    }

    @Operation(
            summary = "Writes down the only owner, a person of the village",
            description =
                    "From today on all of the house is theirs. For shares and other days see"
                            + " ownership-changes and sales.")
    @PutMapping("/{propertyId}/owner")
    @PreAuthorize("hasAuthority('property:write')")
    ResponseEntity<PropertyView> changeOwner(
            @PathVariable UUID propertyId,
            IfMatch precondition,
            @RequestBody @Valid OwnerRequest request) {
        return answer(changeOwner.change(propertyId, precondition, request.ownerId()));
    }

    @Operation(summary = "The house is nobody's, such as an unsold plot")
    @DeleteMapping("/{propertyId}/owner")
    @PreAuthorize("hasAuthority('property:write')")
    ResponseEntity<PropertyView> removeOwner(@PathVariable UUID propertyId, IfMatch precondition) {
        return answer(changeOwner.change(propertyId, precondition, null));
    }

    private static ResponseEntity<PropertyView> answer(House house) {
        return IfMatch.answer(PropertyView.of(house), house.property().currentVersion());
    }
}
