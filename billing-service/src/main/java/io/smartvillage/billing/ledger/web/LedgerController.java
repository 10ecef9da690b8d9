package io.smartvillage.billing.ledger.web;

import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.ledger.BookedPosting;
import io.smartvillage.billing.ledger.CheckLedger;
import io.smartvillage.billing.ledger.LedgerCheck;
import io.smartvillage.billing.ledger.PostingFilter;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.billing.ledger.ReadLedger;
import io.smartvillage.billing.ledger.TrialBalance;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class LedgerController {

    private final CheckLedger checkLedger;
    private final ReadLedger readLedger;
    private final BillingCalendar calendar;

    LedgerController(CheckLedger checkLedger, ReadLedger readLedger, BillingCalendar calendar) {
        this.checkLedger = checkLedger;
        this.readLedger = readLedger;
        this.calendar = calendar;
    }

    @Operation(
            summary = "Rebuilds every balance from the books and names what is different",
            description =
                    "Invoices, credits and payments, of one house if it is named; without, also the"
                            + " accounts of the village and the gaps in its numbers. No difference"
                            + " means proven.")
    @GetMapping("/ledger/check")
    @PreAuthorize("hasAuthority('ledger:read')")
    LedgerCheck check(@RequestParam Optional<UUID> propertyId) {
        return propertyId.map(checkLedger::check).orElseGet(checkLedger::check);
    }

    @Operation(summary = "What was moved to and from each account up to the end of a day")
    @GetMapping("/ledger/trial-balance")
    @PreAuthorize("hasAuthority('ledger:read')")
    TrialBalance trialBalance(@RequestParam Optional<LocalDate> asOf) {
        var today = calendar.today();
        var day = asOf.orElse(today);
        BillingCalendar.require("asOf", day, BillingCalendar.FIRST_DAY, today);
        return readLedger.trialBalance(day);
    }

    @Operation(summary = "The postings, oldest first")
    @GetMapping("/ledger-postings")
    @PreAuthorize("hasAuthority('ledger:read')")
    Page<BookedPosting> postings(
            PageRequest page,
            @RequestParam Optional<UUID> propertyId,
            @RequestParam Optional<UUID> invoiceId,
            @RequestParam Optional<PostingKind> kind,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to) {
        from.ifPresent(day -> requireSensible("from", day));
        to.ifPresent(day -> requireSensible("to", day));
        return Page.of(
                readLedger.page(page, new PostingFilter(propertyId, invoiceId, kind, from, to)),
                page,
                posting -> Cursor.at(posting.id()),
                posting -> posting);
    }

    private static void requireSensible(String field, LocalDate day) {
        BillingCalendar.require(field, day, BillingCalendar.FIRST_DAY, BillingCalendar.LAST_DAY);
    }
}
