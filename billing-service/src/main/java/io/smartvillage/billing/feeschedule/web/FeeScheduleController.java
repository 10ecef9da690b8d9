package io.smartvillage.billing.feeschedule.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.feeschedule.AddFeeSchedule;
import io.smartvillage.billing.feeschedule.ChangeFeeSchedule;
import io.smartvillage.billing.feeschedule.FeeKind;
import io.smartvillage.billing.feeschedule.FeeSchedule;
import io.smartvillage.billing.feeschedule.FindFeeSchedules;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import java.net.URI;
import java.time.LocalDate;
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
@RequestMapping("/api/v1/fee-schedules")
class FeeScheduleController {

    private final AddFeeSchedule addFeeSchedule;
    private final ChangeFeeSchedule changeFeeSchedule;
    private final FindFeeSchedules findFeeSchedules;

    FeeScheduleController(
            AddFeeSchedule addFeeSchedule,
            ChangeFeeSchedule changeFeeSchedule,
            FindFeeSchedules findFeeSchedules) {
        this.addFeeSchedule = addFeeSchedule;
        this.changeFeeSchedule = changeFeeSchedule;
        this.findFeeSchedules = findFeeSchedules;
    }

    @Operation(summary = "Sets what the village charges from a day on")
    @PostMapping
    @PreAuthorize("hasAuthority('fee-schedule:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<FeeScheduleView> add(@RequestBody @Valid FeeScheduleRequest request) {
        var schedule = addFeeSchedule.add(request.toTerms());
        return ResponseEntity.created(URI.create("/api/v1/fee-schedules/" + schedule.id()))
                .eTag(IfMatch.eTag(schedule.currentVersion()))
                .body(FeeScheduleView.of(schedule));
    }

    @Operation(summary = "What the village charges, charged and will charge")
    @GetMapping
    @PreAuthorize("hasAuthority('fee-schedule:read')")
    Page<FeeScheduleView> list(
            PageRequest page,
            @RequestParam Optional<FeeKind> kind,
            @RequestParam Optional<LocalDate> inForceOn) {
        inForceOn.ifPresent(day ->
                BillingCalendar.require(
                        "inForceOn", day, BillingCalendar.FIRST_DAY, BillingCalendar.LAST_DAY));
        return Page.of(
                findFeeSchedules.page(page, kind, inForceOn),
                page,
                schedule -> Cursor.at(schedule.id()),
                FeeScheduleView::of);
    }

    @Operation(summary = "One fee schedule")
    @GetMapping("/{feeScheduleId}")
    @PreAuthorize("hasAuthority('fee-schedule:read')")
    ResponseEntity<FeeScheduleView> get(@PathVariable UUID feeScheduleId) {
        return answer(findFeeSchedules.get(feeScheduleId));
    }

    @Operation(
            summary = "Renames a fee schedule or sets its end",
            description = "Another rate is another fee schedule: end this one and add the new one.")
    @PatchMapping("/{feeScheduleId}")
    @PreAuthorize("hasAuthority('fee-schedule:write')")
    ResponseEntity<FeeScheduleView> change(
            @PathVariable UUID feeScheduleId,
            IfMatch precondition,
            @RequestBody @Valid FeeSchedulePatch patch) {
        var validUntil = patch.validUntil();
        if (validUntil != null) {
            BillingCalendar.require(
                    "validUntil", validUntil, BillingCalendar.FIRST_DAY, BillingCalendar.LAST_DAY);
        }
        var name = patch.name();
        return answer(
                changeFeeSchedule.change(
                        feeScheduleId,
                        precondition,
                        name == null ? null : name.strip(),
                        validUntil));
    }

    private static ResponseEntity<FeeScheduleView> answer(FeeSchedule schedule) {
        return IfMatch.answer(FeeScheduleView.of(schedule), schedule.currentVersion());
    }
}
