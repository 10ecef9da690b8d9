package io.smartvillage.billing.meter.web;

import io.smartvillage.billing.meter.FindMeters;
import io.smartvillage.billing.meter.InstallMeter;
import io.smartvillage.billing.meter.Meter;
import io.smartvillage.billing.meter.MeterReading;
import io.smartvillage.billing.meter.RecordMeterReadings;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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
@RequestMapping("/api/v1/meters")
class MeterController {

    private final InstallMeter installMeter;
    private final RecordMeterReadings recordMeterReadings;
    private final FindMeters findMeters;

    MeterController(
            InstallMeter installMeter,
            RecordMeterReadings recordMeterReadings,
            FindMeters findMeters) {
        this.installMeter = installMeter;
        this.recordMeterReadings = recordMeterReadings;
        this.findMeters = findMeters;
    }

    @Operation(
            summary = "Installs a meter in a house",
            description = "In place of another one: remove that one, after its last reading.")
    @PostMapping
    @PreAuthorize("hasAuthority('meter:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<Meter> install(@RequestBody @Valid MeterRequest request) {
        var meter =
                installMeter.install(
                        request.propertyId(),
                        request.kind(),
                        request.serial().strip(),
                        request.installedOn(),
                        request.value());
        return ResponseEntity.created(URI.create("/api/v1/meters/" + meter.id()))
                .eTag(IfMatch.eTag(meter.version()))
                .body(meter);
    }

    @Operation(summary = "Meters of the village, also removed ones")
    @GetMapping
    @PreAuthorize("hasAuthority('meter:read')")
    Page<Meter> list(PageRequest page, @RequestParam Optional<UUID> propertyId) {
        return Page.of(
                findMeters.page(page, propertyId),
                page,
                meter -> Cursor.at(meter.id()),
                Function.identity());
    }

    @Operation(summary = "One meter")
    @GetMapping("/{meterId}")
    @PreAuthorize("hasAuthority('meter:read')")
    ResponseEntity<Meter> get(@PathVariable UUID meterId) {
        return answer(findMeters.get(meterId));
    }

    @Operation(summary = "Removes a meter")
    @PatchMapping("/{meterId}")
    @PreAuthorize("hasAuthority('meter:write')")
    ResponseEntity<Meter> remove(
            @PathVariable UUID meterId,
            IfMatch precondition,
            @RequestBody @Valid MeterPatch patch) {
        return answer(installMeter.remove(meterId, precondition, patch.removedOn()));
    }

    @Operation(
            summary = "Records what a meter shows",
            description = "The same again changes nothing.")
    @PostMapping("/{meterId}/readings")
    @PreAuthorize("hasAuthority('meter:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    MeterReading read(@PathVariable UUID meterId, @RequestBody @Valid MeterReadingRequest request) {
        return recordMeterReadings.record(meterId, request.toSeen());
    }

    @Operation(summary = "What a meter showed, newest first")
    @GetMapping("/{meterId}/readings")
    @PreAuthorize("hasAuthority('meter:read')")
    Page<MeterReading> readings(@PathVariable UUID meterId, PageRequest page) {
        return Page.of(
                findMeters.readings(meterId, page),
                page,
                reading -> Cursor.at(reading.readOn()),
                Function.identity());
    }

    private static ResponseEntity<Meter> answer(Meter meter) {
        return IfMatch.answer(meter, meter.version());
    }
}
