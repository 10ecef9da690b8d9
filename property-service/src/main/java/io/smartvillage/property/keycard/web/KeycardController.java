package io.smartvillage.property.keycard.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.property.keycard.FindKeycards;
import io.smartvillage.property.keycard.KeepKeycards;
import io.smartvillage.property.keycard.Keycard;
import io.smartvillage.property.keycard.KeycardStatus;
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
class KeycardController {

    private final KeepKeycards keepKeycards;
    private final FindKeycards findKeycards;

    KeycardController(KeepKeycards keepKeycards, FindKeycards findKeycards) {
        this.keepKeycards = keepKeycards;
        this.findKeycards = findKeycards;
    }

    @Operation(
            summary = "Writes down that a card was handed out to a house",
            description = "It opens no gate: for that its number is made a credential.")
    @PostMapping("/properties/{propertyId}/keycards")
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<KeycardView> handOut(
            @PathVariable UUID propertyId, @RequestBody @Valid KeycardRequest request) {
        var keycard =
                keepKeycards.handOut(propertyId, request.number().strip(), request.holderId());
        return ResponseEntity.created(URI.create("/api/v1/keycards/" + keycard.id()))
                .eTag(IfMatch.eTag(keycard.currentVersion()))
                .body(KeycardView.of(keycard));
    }

    @Operation(summary = "Cards that were handed out; residents see those of their houses")
    @GetMapping("/keycards")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    Page<KeycardView> list(
            PageRequest page,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<UUID> holderId,
            @RequestParam Optional<KeycardStatus> status,
            @RequestParam Optional<@Size(max = 50) String> number) {
        return Page.of(
                findKeycards.page(page, propertyId, holderId, status, number),
                page,
                keycard -> Cursor.at(keycard.id()),
                KeycardView::of);
    }

    @Operation(summary = "One card")
    @GetMapping("/keycards/{keycardId}")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    ResponseEntity<KeycardView> get(@PathVariable UUID keycardId) {
        return answer(findKeycards.get(keycardId));
    }

    @Operation(summary = "Writes down who has a card, or that it was lost or returned")
    @PatchMapping("/keycards/{keycardId}")
    @PreAuthorize("hasAuthority('property:write')")
    ResponseEntity<KeycardView> change(
            @PathVariable UUID keycardId,
            IfMatch precondition,
            @RequestBody @Valid KeycardPatch patch) {
        return answer(
                keepKeycards.change(keycardId, precondition, patch.status(), patch.holderId()));
    }

    private static ResponseEntity<KeycardView> answer(Keycard keycard) {
        return IfMatch.answer(KeycardView.of(keycard), keycard.currentVersion());
    }
}
