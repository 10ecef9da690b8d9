package io.smartvillage.billing.account.web;

import io.smartvillage.billing.account.AccountStatement;
import io.smartvillage.billing.account.FindAccounts;
import io.smartvillage.billing.account.FindAgeing;
import io.smartvillage.billing.account.HouseAccount;
import io.smartvillage.billing.calendar.BillingCalendar;
import io.smartvillage.billing.document.Period;
import io.smartvillage.billing.paper.DrawPaper;
import io.smartvillage.platform.spreadsheet.ExportFormat;
import io.smartvillage.platform.spreadsheet.TableAnswer;
import io.smartvillage.platform.storage.FileAnswer;
import io.smartvillage.platform.storage.FileType;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class AccountController {

    private static final int LONGEST_STATEMENT_YEARS = 10;

    private final FindAccounts findAccounts;
    private final FindAgeing findAgeing;
    private final DrawPaper drawPaper;
    private final BillingCalendar calendar;

    AccountController(
            FindAccounts findAccounts,
            FindAgeing findAgeing,
            DrawPaper drawPaper,
            BillingCalendar calendar) {
        this.findAccounts = findAccounts;
        this.findAgeing = findAgeing;
        this.drawPaper = drawPaper;
        this.calendar = calendar;
    }

    @Operation(
            summary = "What houses owe and have; residents see their own",
            description = "As CSV or XLSX, by `Accept` or `format`, every house is in it.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = Page.class)),
                @Content(mediaType = TableAnswer.CSV),
                @Content(mediaType = TableAnswer.XLSX)
            })
    @GetMapping("/accounts")
    @PreAuthorize("hasAnyAuthority('account:read', 'account:read:own')")
    ResponseEntity<Object> list(
            PageRequest page,
            @RequestParam(defaultValue = "false") boolean inArrears,
            @RequestParam Optional<ExportFormat> format,
            @RequestHeader(HttpHeaders.ACCEPT) Optional<String> accept) {
        return TableAnswer.wanted(format, accept.orElse(null))
                .map(file ->
                        TableAnswer.of(
                                file,
                                AccountTables.ACCOUNTS,
                                findAccounts.all(inArrears),
                                "accounts-" + calendar.today()))
                .orElseGet(() ->
                        json(
                                Page.of(
                                        findAccounts.page(page, inArrears),
                                        page,
                                        account -> Cursor.at(account.propertyId()),
                                        account -> account)));
    }

    @Operation(summary = "What one house owes and has, at the end of any past day")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = HouseAccount.class)),
                @Content(mediaType = TableAnswer.CSV),
                @Content(mediaType = TableAnswer.XLSX)
            })
    @GetMapping("/accounts/{propertyId}")
    @PreAuthorize("hasAnyAuthority('account:read', 'account:read:own')")
    ResponseEntity<Object> get(
            @PathVariable UUID propertyId,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<ExportFormat> format,
            @RequestHeader(HttpHeaders.ACCEPT) Optional<String> accept) {
        var day = pastDay("asOf", asOf);
        var account = findAccounts.get(propertyId, day);
        return TableAnswer.wanted(format, accept.orElse(null))
                .map(file ->
                        TableAnswer.of(
                                file, AccountTables.ACCOUNTS, List.of(account), "account-" + day))
                .orElseGet(() -> json(account));
    }

    @Operation(
            summary = "What a house was charged and paid, with the balance after each",
            description = "Both days belong to it. Without dates it is the twelve months to today.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = AccountStatement.class)),
                @Content(mediaType = TableAnswer.CSV),
                @Content(mediaType = TableAnswer.XLSX)
            })
    @GetMapping("/accounts/{propertyId}/statement")
    @PreAuthorize("hasAnyAuthority('account:read', 'account:read:own')")
    ResponseEntity<Object> statement(
            @PathVariable UUID propertyId,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to,
            @RequestParam Optional<ExportFormat> format,
            @RequestHeader(HttpHeaders.ACCEPT) Optional<String> accept) {
        var period = statementPeriod(from, to);
        var statement = findAccounts.statement(propertyId, period.from(), period.to());
        return TableAnswer.wanted(format, accept.orElse(null))
                .map(file ->
                        TableAnswer.of(
                                file,
                                AccountTables.STATEMENT,
                                AccountTables.rowsOf(statement),
                                "statement-" + period.from() + "-" + period.to()))
                .orElseGet(() -> json(statement));
    }

    @Operation(
            summary = "The statement of a house as PDF",
            description = "Both days belong to it. Without dates it is the twelve months to today.")
    @ApiResponse(
            responseCode = "200",
            content = @Content(mediaType = MediaType.APPLICATION_PDF_VALUE))
    @GetMapping("/accounts/{propertyId}/statement/pdf")
    @PreAuthorize("hasAnyAuthority('account:read', 'account:read:own')")
    ResponseEntity<Resource> statementPdf(
            @PathVariable UUID propertyId,
            @RequestParam Optional<LocalDate> from,
            @RequestParam Optional<LocalDate> to) {
        var period = statementPeriod(from, to);
        var paper = drawPaper.statement(propertyId, period.from(), period.to());
        return FileAnswer.of(
                "statement-" + period.from() + "-" + period.to(),
                FileType.PDF,
                paper.sizeBytes(),
                paper.content());
    }

    @Operation(
            summary = "How long what each house owes has been due, at the end of any past day",
            description = "As CSV or XLSX, by `Accept` or `format`, every house is in it.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = AgeingView.class)),
                @Content(mediaType = TableAnswer.CSV),
                @Content(mediaType = TableAnswer.XLSX)
            })
    @GetMapping("/ageing")
    @PreAuthorize("hasAuthority('account:read')")
    ResponseEntity<Object> ageing(
            PageRequest page,
            @RequestParam Optional<LocalDate> asOf,
            @RequestParam Optional<ExportFormat> format,
            @RequestHeader(HttpHeaders.ACCEPT) Optional<String> accept) {
        var day = pastDay("asOf", asOf);
        return TableAnswer.wanted(format, accept.orElse(null))
                .map(file ->
                        TableAnswer.of(
                                file, AccountTables.AGEING, findAgeing.all(day), "ageing-" + day))
                .orElseGet(() -> {
                    var houses =
                            Page.of(
                                    findAgeing.page(page, day),
                                    page,
                                    house -> Cursor.at(house.propertyId()),
                                    house -> house);
                    return json(
                            new AgeingView(
                                    day,
                                    findAgeing.totals(day),
                                    houses.items(),
                                    houses.nextCursor()));
                });
    }

    private Period statementPeriod(Optional<LocalDate> from, Optional<LocalDate> to) {
        var last = pastDay("to", to);
        var first = from.orElseGet(() -> last.minusYears(1).plusDays(1));
        BillingCalendar.require("from", first, last.minusYears(LONGEST_STATEMENT_YEARS), last);
        return new Period(first, last);
    }

    private LocalDate pastDay(String field, Optional<LocalDate> wanted) {
        var today = calendar.today();
        var day = wanted.orElse(today);
        BillingCalendar.require(field, day, BillingCalendar.FIRST_DAY, today);
        return day;
    }

    private static ResponseEntity<Object> json(Object body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
