package io.smartvillage.access.device.web;

import io.smartvillage.access.device.ManageAdapters;
import io.smartvillage.access.device.MapDeviceUsers;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/gate-adapters")
class DeviceAdapterController {

    private final ManageAdapters adapters;
    private final MapDeviceUsers users;

    DeviceAdapterController(ManageAdapters adapters, MapDeviceUsers users) {
        this.adapters = adapters;
        this.users = users;
    }

    @Operation(
            summary = "Connects a Hikvision or ZKTeco device with a gate",
            description =
                    "The answer holds the device's address, which is shown this once and kept nowhere:"
                            + " a lost one is replaced by a rotation.")
    @PostMapping
    @PreAuthorize("hasAuthority('gate:write')")
    @ResponseStatus(HttpStatus.CREATED)
    ResponseEntity<AdapterView.WithAddress> add(@RequestBody @Valid AdapterRequest request) {
        var made =
                adapters.add(request.gateId(), request.kind(), request.serial(), request.asked());
        return ResponseEntity.created(URI.create("/api/v1/gate-adapters/" + made.adapter().id()))
                .body(AdapterView.WithAddress.of(made));
    }

    @Operation(summary = "Devices of other makers at the village's gates")
    @GetMapping
    @PreAuthorize("hasAuthority('gate:read')")
    Page<AdapterView> list(PageRequest page, @RequestParam Optional<UUID> gateId) {
        return Page.of(
                adapters.page(page, gateId),
                page,
                adapter -> Cursor.at(adapter.id()),
                AdapterView::of);
    }

    @Operation(summary = "One device")
    @GetMapping("/{deviceAdapterId}")
    @PreAuthorize("hasAuthority('gate:read')")
    AdapterView get(@PathVariable UUID deviceAdapterId) {
        return AdapterView.of(adapters.get(deviceAdapterId));
    }

    @Operation(
            summary = "Gives a device a new address",
            description = "The old one is good for nothing from then on.")
    @PostMapping("/{deviceAdapterId}/key-rotation")
    @PreAuthorize("hasAuthority('gate:write')")
    AdapterView.WithAddress rotate(@PathVariable UUID deviceAdapterId) {
        return AdapterView.WithAddress.of(adapters.rotate(deviceAdapterId));
    }

    @Operation(summary = "Disconnects a device for good")
    @PostMapping("/{deviceAdapterId}/revocation")
    @PreAuthorize("hasAuthority('gate:write')")
    AdapterView revoke(@PathVariable UUID deviceAdapterId) {
        return AdapterView.of(adapters.revoke(deviceAdapterId));
    }

    @Operation(
            summary = "Says whose the numbers in a device's memory are",
            description = "Up to 5,000 at a time; those that are there are changed.")
    @PostMapping("/{deviceAdapterId}/users")
    @PreAuthorize("hasAuthority('gate:write')")
    DeviceUserView.Kept map(
            @PathVariable UUID deviceAdapterId, @RequestBody @Valid DeviceUsersRequest request) {
        return new DeviceUserView.Kept(users.map(deviceAdapterId, request.mappings()));
    }

    @Operation(summary = "Whose the numbers in a device's memory are")
    @GetMapping("/{deviceAdapterId}/users")
    @PreAuthorize("hasAuthority('gate:read')")
    Page<DeviceUserView> users(@PathVariable UUID deviceAdapterId, PageRequest page) {
        return Page.of(
                users.page(deviceAdapterId, page),
                page,
                user -> Cursor.at(user.id()),
                DeviceUserView::of);
    }

    @Operation(summary = "Forgets whose a number in a device's memory is")
    @DeleteMapping("/{deviceAdapterId}/users/{deviceUserId}")
    @PreAuthorize("hasAuthority('gate:write')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID deviceAdapterId, @PathVariable UUID deviceUserId) {
        users.remove(deviceAdapterId, deviceUserId);
    }
}
