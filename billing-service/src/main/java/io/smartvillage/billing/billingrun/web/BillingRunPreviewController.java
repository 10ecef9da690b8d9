package io.smartvillage.billing.billingrun.web;

import io.smartvillage.billing.billingrun.BillingRun.Reason;
import io.smartvillage.billing.billingrun.BillingRunPreview;
import io.smartvillage.billing.billingrun.PreviewBillingRun;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.feeschedule.FeeTerms;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import java.time.YearMonth;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/billing-run-preview")
class BillingRunPreviewController {

    private final PreviewBillingRun previewBillingRun;
    private final BillingCalendar calendar;

    BillingRunPreviewController(PreviewBillingRun previewBillingRun, BillingCalendar calendar) {
        this.previewBillingRun = previewBillingRun;
        this.calendar = calendar;
    }

    @Operation(
            summary = "What a billing run would do now",
            description =
                    "Totals, the difference to the month before, and why houses get none."
                            + " Without a period, of this month.")
    @GetMapping
    @PreAuthorize("hasAuthority('billing-run:read')")
    BillingRunPreview preview(
            @RequestParam Optional<@Pattern(regexp = BillingCalendar.PERIOD) String> period,
            @RequestParam Optional<@Pattern(regexp = FeeTerms.SET) String> scheduleSet) {
        return previewBillingRun.preview(month(period), scheduleSet.orElse(FeeTerms.COMMON_SET));
    }

    @Operation(summary = "What a billing run would do now, house by house")
    @GetMapping("/properties")
    @PreAuthorize("hasAuthority('billing-run:read')")
    Page<BillingRunPreview.House> properties(
            PageRequest page,
            @RequestParam Optional<@Pattern(regexp = BillingCalendar.PERIOD) String> period,
            @RequestParam Optional<@Pattern(regexp = FeeTerms.SET) String> scheduleSet,
            @RequestParam Optional<Reason> reason,
            @RequestParam(defaultValue = "false") boolean changed) {
        return Page.of(
                previewBillingRun.houses(
                        month(period),
                        scheduleSet.orElse(FeeTerms.COMMON_SET),
                        reason,
                        changed,
                        page),
                page,
                house -> Cursor.at(house.propertyId()),
                Function.identity());
    }

    /// The village's month, if none is named.
    private YearMonth month(Optional<String> period) {
        return period.map(YearMonth::parse).orElseGet(calendar::thisMonth);
    }
}
