package io.smartvillage.expense.journal.web;

import io.smartvillage.expense.calendar.VillageCalendar;
import io.smartvillage.expense.journal.BookedPosting;
import io.smartvillage.expense.journal.CheckJournal;
import io.smartvillage.expense.journal.JournalCheck;
import io.smartvillage.expense.journal.JournalFilter;
import io.smartvillage.expense.journal.JournalKind;
import io.smartvillage.expense.journal.ReadJournal;
import io.smartvillage.expense.journal.TrialBalance;
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
class JournalController {

    private final CheckJournal checkJournal;
    private final ReadJournal readJournal;
    private final VillageCalendar calendar;

    JournalController(
            CheckJournal checkJournal, ReadJournal readJournal, VillageCalendar calendar) {
        this.checkJournal = checkJournal;
        this.readJournal = readJournal;
        this.calendar = calendar;
    }

    @Operation(
            summary = "Rebuilds every balance from the books and names what is different",
            description =
                    "Expenses, funds, transfers, petty cash, and the gaps in numbers. No difference"
                            + " means proven.")
    @GetMapping("/journal/check")
    @PreAuthorize("hasAuthority('journal:read')")
    JournalCheck check() {
        return checkJournal.check();
    }

    @Operation(summary = "What was moved to and from each account of each fund, up to a day")
    @GetMapping("/journal/trial-balance")
    @PreAuthorize("hasAuthority('journal:read')")
    TrialBalance trialBalance(@RequestParam Optional<LocalDate> asOf) {
        return readJournal.trialBalance(
                asOf.map(day -> calendar.sensible("asOf", day)).orElseGet(calendar::today));
    }

    @Operation(summary = "The postings, in the order in which they were booked")
    @GetMapping("/journal-postings")
    @PreAuthorize("hasAuthority('journal:read')")
    Page<BookedPosting> postings(
            PageRequest page,
            @RequestParam Optional<UUID> fundId,
            @RequestParam Optional<UUID> sourceId,
            @RequestParam Optional<JournalKind> kind,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to) {
        from.ifPresent(day -> calendar.sensible("from", day));
        to.ifPresent(day -> calendar.sensible("to", day));
        return Page.of(
                readJournal.page(page, new JournalFilter(fundId, sourceId, kind, from, to)),
                page,
                posting -> Cursor.at(posting.id()),
                posting -> posting);
    }
}
