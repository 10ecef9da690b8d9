package io.smartvillage.identity.village.web;

import io.smartvillage.identity.user.InitialPasswords;
import io.smartvillage.identity.village.ChangeVillage;
import io.smartvillage.identity.village.CreateVillage;
import io.smartvillage.identity.village.FindVillageHistory;
import io.smartvillage.identity.village.FindVillages;
import io.smartvillage.identity.village.StatusChange;
import io.smartvillage.identity.village.Village;
import io.smartvillage.identity.village.VillageStatus;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
@RequestMapping("/api/v1/villages")
class VillageController {

    private static final String KEY_HEADER = "Idempotency-Key";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final CreateVillage createVillage;
    private final ChangeVillage changeVillage;
    private final FindVillages findVillages;
    private final FindVillageHistory history;
    private final InitialPasswords initialPasswords;
    private final JsonMapper json;

    VillageController(
            CreateVillage createVillage,
            ChangeVillage changeVillage,
            FindVillages findVillages,
            FindVillageHistory history,
            InitialPasswords initialPasswords,
            JsonMapper json) {
        this.createVillage = createVillage;
        this.changeVillage = changeVillage;
        this.findVillages = findVillages;
        this.history = history;
        this.initialPasswords = initialPasswords;
        this.json = json;
    }

    @Operation(
            summary = "Creates a village with its first admin",
            description =
                    "The village is stored at once and brought into Keycloak after that; ask for it"
                            + " until it is active.")
    @ApiResponse(responseCode = "202", description = "Stored, being provisioned")
    @ApiResponse(responseCode = "409", description = "The alias is in use")
    @ApiResponse(responseCode = "422", description = "The key was used for another request")
    @PostMapping
    @PreAuthorize("hasAuthority('village:create')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<VillageView> create(
            @RequestHeader(KEY_HEADER) Optional<String> idempotencyKey,
            @RequestBody @Valid VillageRequest request) {
        refuseNamedVillage();
        if (idempotencyKey.filter(key -> !KEY.matcher(key).matches()).isPresent()) {
            throw new BadParameterException(KEY_HEADER, "field.idempotency-key");
        }
        initialPasswords.requireChoosable("id", Optional.ofNullable(request.id()));
        check(request.firstAdmin(), "firstAdmin.");
        var creation =
                createVillage.create(
                        request.toNewVillage(),
                        Caller.current().userId(),
                        idempotencyKey,
                        hash(request));
        var village = creation.village();
        return ResponseEntity.accepted()
                .location(URI.create("/api/v1/villages/" + village.id()))
                .eTag(IfMatch.eTag(village.currentVersion()))
                .body(VillageView.of(creation));
    }

    @Operation(summary = "Names another first admin while the village has none yet")
    @PutMapping("/{villageId}/first-admin")
    @PreAuthorize("hasAuthority('village:create')")
    @ResponseStatus(HttpStatus.ACCEPTED)
    VillageView replaceFirstAdmin(
            @PathVariable UUID villageId, @RequestBody @Valid FirstAdminRequest request) {
        check(request, "");
        return VillageView.of(changeVillage.replaceFirstAdmin(villageId, request.toFirstAdmin()));
    }

    @Operation(summary = "Villages: all of them to the operator, their own to members")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('village:read', 'village:read:own')")
    Page<VillageView> list(
            PageRequest page,
            @RequestParam Optional<VillageStatus> status,
            @RequestParam Optional<@Size(max = 60) String> alias) {
        return Page.of(
                findVillages.page(page, status, alias.orElse(null)),
                page,
                village -> Cursor.at(village.id()),
                VillageView::of);
    }

    @Operation(summary = "One village, and what its provisioning waits for")
    @GetMapping("/{villageId}")
    @PreAuthorize("hasAnyAuthority('village:read', 'village:read:own')")
    ResponseEntity<VillageView> get(@PathVariable UUID villageId) {
        var found = findVillages.get(villageId);
        return IfMatch.answer(
                VillageView.of(found.village(), found.provisioning().orElse(null)),
                found.village().currentVersion());
    }

    @Operation(summary = "Changes what is written down about a village")
    @PatchMapping("/{villageId}")
    @PreAuthorize("hasAnyAuthority('village:update', 'village:update:own')")
    ResponseEntity<VillageView> change(
            @PathVariable UUID villageId,
            IfMatch precondition,
            @RequestBody @Valid VillagePatch patch) {
        return answer(changeVillage.change(villageId, precondition, patch::applyTo));
    }

    @Operation(summary = "Suspends a village: it can be read, not changed; its gates go on")
    @PostMapping("/{villageId}/suspension")
    @PreAuthorize("hasAuthority('village:suspend')")
    ResponseEntity<VillageView> suspend(
            @PathVariable UUID villageId,
            @RequestBody(required = false) @Valid @Nullable ReasonRequest request) {
        return answer(changeVillage.suspend(villageId, ReasonRequest.of(request)));
    }

    @Operation(summary = "Activates a suspended or closed village again")
    @PostMapping("/{villageId}/activation")
    @PreAuthorize("hasAuthority('village:suspend')")
    ResponseEntity<VillageView> activate(
            @PathVariable UUID villageId,
            @RequestBody(required = false) @Valid @Nullable ReasonRequest request) {
        return answer(changeVillage.activate(villageId, ReasonRequest.of(request)));
    }

    @Operation(
            summary = "Closes a village: nobody but the operator sees it, and no gate is opened",
            description =
                    "The data stays for as long as the setting `retention.closedVillageDays` says;"
                            + " until its keys are destroyed the village can be activated again.")
    @PostMapping("/{villageId}/closure")
    @PreAuthorize("hasAuthority('village:close')")
    ResponseEntity<VillageView> close(
            @PathVariable UUID villageId, @RequestBody @Valid EndRequest request) {
        return answer(changeVillage.close(villageId, request.alias(), request.reason().strip()));
    }

    @Operation(
            summary = "Destroys the keys of a closed village, for good",
            description =
                    "Its personal data can never be read again, in any service. Possible once the"
                            + " village was closed for `retention.closedVillageDays`.")
    @PostMapping("/{villageId}/key-destruction")
    @PreAuthorize("hasAuthority('village:close')")
    ResponseEntity<VillageView> destroyKeys(
            @PathVariable UUID villageId, @RequestBody @Valid EndRequest request) {
        return answer(changeVillage.erase(villageId, request.alias(), request.reason().strip()));
    }

    @Operation(summary = "Who turned the village from one status to another, and why")
    @GetMapping("/{villageId}/status-changes")
    @PreAuthorize("hasAuthority('village:read')")
    Page<StatusChange> statusChanges(@PathVariable UUID villageId, PageRequest page) {
        return Page.of(
                history.statuses(villageId, page),
                page,
                change -> Cursor.at(change.id()),
                change -> change);
    }

    private void check(FirstAdminRequest firstAdmin, String path) {
        initialPasswords.require(
                path + "initialPassword",
                firstAdmin.initialPassword(),
                firstAdmin.username(),
                firstAdmin.email());
    }

    /// A new village cannot be made inside another.
    private static void refuseNamedVillage() {
        if (CurrentVillage.find().isPresent()) {
            throw new BadParameterException("X-Village-Id", "field.no-village-here");
        }
    }

    private byte[] hash(VillageRequest request) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(json.writeValueAsBytes(request));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ResponseEntity<VillageView> answer(Village village) {
        return IfMatch.answer(VillageView.of(village), village.currentVersion());
    }
}
