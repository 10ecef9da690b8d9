package io.smartvillage.property.pet.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.property.pet.FindPets;
import io.smartvillage.property.pet.KeepPets;
import io.smartvillage.property.pet.Pet;
import io.smartvillage.property.pet.Species;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
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
class PetController {

    private final KeepPets keepPets;
    private final FindPets findPets;

    PetController(KeepPets keepPets, FindPets findPets) {
        this.keepPets = keepPets;
        this.findPets = findPets;
    }

    @Operation(summary = "Registers a pet of a house")
    @PostMapping("/properties/{propertyId}/pets")
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<PetView> register(
            @PathVariable UUID propertyId, @RequestBody @Valid PetRequest request) {
        var pet = keepPets.register(propertyId, request.toDetails());
        return ResponseEntity.created(URI.create("/api/v1/pets/" + pet.id()))
                .eTag(IfMatch.eTag(pet.currentVersion()))
                .body(PetView.of(pet));
    }

    @Operation(summary = "Pets of houses; residents see those of their own")
    @GetMapping("/pets")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    Page<PetView> list(
            PageRequest page,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<Species> species,
            @RequestParam(defaultValue = "false") boolean removedToo) {
        return Page.of(
                findPets.page(page, propertyId, species, removedToo),
                page,
                pet -> Cursor.at(pet.id()),
                PetView::of);
    }

    @Operation(summary = "One pet")
    @GetMapping("/pets/{petId}")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    ResponseEntity<PetView> get(@PathVariable UUID petId) {
        return answer(findPets.get(petId));
    }

    @Operation(summary = "Changes what is written down about a pet")
    @PatchMapping("/pets/{petId}")
    @PreAuthorize("hasAuthority('property:write')")
    ResponseEntity<PetView> change(
            @PathVariable UUID petId, IfMatch precondition, @RequestBody @Valid PetPatch patch) {
        return answer(keepPets.change(petId, precondition, patch::applyTo));
    }

    @Operation(summary = "From today on it is no pet of the house")
    @PostMapping("/pets/{petId}/removal")
    @PreAuthorize("hasAuthority('property:write')")
    @Idempotent
    ResponseEntity<PetView> remove(@PathVariable UUID petId) {
        return answer(keepPets.remove(petId));
    }

    private static ResponseEntity<PetView> answer(Pet pet) {
        return IfMatch.answer(PetView.of(pet), pet.currentVersion());
    }
}
