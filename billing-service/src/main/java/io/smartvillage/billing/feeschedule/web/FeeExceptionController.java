package io.smartvillage.billing.feeschedule.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.feeschedule.FeeException;
import io.smartvillage.billing.feeschedule.FindFeeExceptions;
import io.smartvillage.billing.feeschedule.MakeFeeException;
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
@RequestMapping("/api/v1/fee-exceptions")
class FeeExceptionController {

    private final MakeFeeException makeFeeException;
    private final FindFeeExceptions findFeeExceptions;

    FeeExceptionController(MakeFeeException makeFeeException, FindFeeExceptions findFeeExceptions) {
        this.makeFeeException = makeFeeException;
        this.findFeeExceptions = findFeeExceptions;
    }

    @Operation(summary = "Lets a fee schedule charge a house that it would not, or not charge it")
    @PostMapping
    @PreAuthorize("hasAuthority('fee-schedule:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<FeeException> make(@RequestBody @Valid FeeExceptionRequest request) {
        var exception = makeFeeException.make(request.toTerms());
        return ResponseEntity.created(URI.create("/api/v1/fee-exceptions/" + exception.id()))
                .eTag(IfMatch.eTag(exception.version()))
                .body(exception);
    }

    @Operation(summary = "Exceptions from fee schedules, also past ones")
    @GetMapping
    @PreAuthorize("hasAuthority('billing-run:read')")
    Page<FeeException> list(
            PageRequest page,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<UUID> feeScheduleId) {
        return Page.of(
                findFeeExceptions.page(page, propertyId, feeScheduleId),
                page,
                exception -> Cursor.at(exception.id()),
                Function.identity());
    }

    @Operation(summary = "One exception")
    @GetMapping("/{feeExceptionId}")
    @PreAuthorize("hasAuthority('billing-run:read')")
    ResponseEntity<FeeException> get(@PathVariable UUID feeExceptionId) {
        return answer(findFeeExceptions.get(feeExceptionId));
    }

    @Operation(summary = "Sets the end of an exception")
    @PatchMapping("/{feeExceptionId}")
    @PreAuthorize("hasAuthority('fee-schedule:write')")
    ResponseEntity<FeeException> end(
            @PathVariable UUID feeExceptionId,
            IfMatch precondition,
            @RequestBody @Valid EndRequest request) {
        BillingCalendar.require(
                "validUntil",
                request.validUntil(),
                BillingCalendar.FIRST_DAY,
                BillingCalendar.LAST_DAY);
        return answer(makeFeeException.end(feeExceptionId, precondition, request.validUntil()));
    }

    private static ResponseEntity<FeeException> answer(FeeException exception) {
        return IfMatch.answer(exception, exception.version());
    }
}
