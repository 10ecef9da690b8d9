package io.smartvillage.property.group.web;

import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.property.group.FindHouseGroups;
import io.smartvillage.property.group.GroupHouse;
import io.smartvillage.property.group.GroupKind;
import io.smartvillage.property.group.HouseGroup;
import io.smartvillage.property.group.KeepHouseGroups;
import io.smartvillage.property.property.GroupOfHouse;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
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
@RequestMapping("/api/v1")
class HouseGroupController {

    private final KeepHouseGroups keepGroups;
    private final FindHouseGroups findGroups;
    private final GroupHouse groupHouse;

    HouseGroupController(
            KeepHouseGroups keepGroups, FindHouseGroups findGroups, GroupHouse groupHouse) {
        this.keepGroups = keepGroups;
        this.findGroups = findGroups;
        this.groupHouse = groupHouse;
    }

    @Operation(summary = "Adds a part of the village")
    @PostMapping("/house-groups")
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<HouseGroupView> add(@RequestBody @Valid HouseGroupRequest request) {
        var group = keepGroups.add(request.kind(), request.name().strip());
        return ResponseEntity.created(URI.create("/api/v1/house-groups/" + group.id()))
                .eTag(IfMatch.eTag(group.currentVersion()))
                .body(HouseGroupView.of(group));
    }

    @Operation(summary = "Parts of the village")
    @GetMapping("/house-groups")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    Page<HouseGroupView> list(PageRequest page, @RequestParam Optional<GroupKind> kind) {
        return Page.of(
                findGroups.page(page, kind),
                page,
                group -> Cursor.at(group.id()),
                HouseGroupView::of);
    }

    @Operation(summary = "One part of the village")
    @GetMapping("/house-groups/{houseGroupId}")
    @PreAuthorize("hasAnyAuthority('property:read', 'property:read:own')")
    ResponseEntity<HouseGroupView> get(@PathVariable UUID houseGroupId) {
        return answer(findGroups.get(houseGroupId));
    }

    @Operation(summary = "Renames a part of the village")
    @PatchMapping("/house-groups/{houseGroupId}")
    @PreAuthorize("hasAuthority('property:write')")
    ResponseEntity<HouseGroupView> rename(
            @PathVariable UUID houseGroupId,
            IfMatch precondition,
            @RequestBody @Valid HouseGroupPatch patch) {
        return answer(keepGroups.rename(houseGroupId, precondition, patch.name().strip()));
    }

    @Operation(summary = "Removes a part of the village in which no house is")
    @DeleteMapping("/house-groups/{houseGroupId}")
    @PreAuthorize("hasAuthority('property:write')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID houseGroupId, IfMatch precondition) {
        keepGroups.remove(houseGroupId, precondition);
    }

    @Operation(
            summary = "Writes down to which parts of the village a house belongs",
            description = "All of them, at most one of a kind. The ETag is the house's.")
    @PutMapping("/properties/{propertyId}/house-groups")
    @PreAuthorize("hasAuthority('property:write')")
    ResponseEntity<GroupsOfHouse> group(
            @PathVariable UUID propertyId,
            IfMatch precondition,
            @RequestBody @Valid GroupsOfHouse request) {
        var house = groupHouse.group(propertyId, precondition, request.houseGroupIds());
        return IfMatch.answer(
                new GroupsOfHouse(
                        house.household().groups().stream()
                                .map(GroupOfHouse::houseGroupId)
                                .toList()),
                house.property().currentVersion());
    }

    private static ResponseEntity<HouseGroupView> answer(HouseGroup group) {
        return IfMatch.answer(HouseGroupView.of(group), group.currentVersion());
    }
}
