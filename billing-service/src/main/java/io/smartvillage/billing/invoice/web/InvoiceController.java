package io.smartvillage.billing.invoice.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.invoice.FindInvoices;
import io.smartvillage.billing.invoice.InvoiceFilter;
import io.smartvillage.billing.invoice.InvoiceStatus;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.constraints.Pattern;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/invoices")
class InvoiceController {

    private final FindInvoices findInvoices;

    InvoiceController(FindInvoices findInvoices) {
        this.findInvoices = findInvoices;
    }

    @Operation(summary = "Invoices of the village; residents see those of their own houses")
    @GetMapping
    @PreAuthorize("hasAnyAuthority('invoice:read', 'invoice:read:own')")
    Page<InvoiceView> list(
            PageRequest page,
            @RequestParam Optional<InvoiceStatus> status,
            @RequestParam Optional<@Pattern(regexp = BillingCalendar.PERIOD) String> period,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<LocalDate> dueBefore) {
        dueBefore.ifPresent(day ->
                BillingCalendar.require(
                        "dueBefore", day, BillingCalendar.FIRST_DAY, BillingCalendar.LAST_DAY));
        return Page.of(
                findInvoices.page(page, new InvoiceFilter(status, period, propertyId, dueBefore)),
                page,
                invoice -> Cursor.at(invoice.id()),
                InvoiceView::of);
    }

    @Operation(summary = "One invoice with its lines")
    @GetMapping("/{invoiceId}")
    @PreAuthorize("hasAnyAuthority('invoice:read', 'invoice:read:own')")
    ResponseEntity<InvoiceView> get(@PathVariable UUID invoiceId) {
        var invoice = findInvoices.get(invoiceId);
        return IfMatch.answer(InvoiceView.of(invoice), invoice.currentVersion());
    }
}
