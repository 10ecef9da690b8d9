package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.AttachReceipt;
import io.smartvillage.expense.expense.BookExpense;
import io.smartvillage.expense.expense.ChangeExpense;
import io.smartvillage.expense.expense.Expense;
import io.smartvillage.expense.expense.ExpenseFilter;
import io.smartvillage.expense.expense.ExpenseStatus;
import io.smartvillage.expense.expense.FindExpenses;
import io.smartvillage.expense.expense.SumUpExpenses;
import io.smartvillage.expense.expense.VoidExpense;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.storage.FileAnswer;
import io.smartvillage.platform.web.idempotency.Idempotent;
import io.smartvillage.platform.web.paging.Cursor;
import io.smartvillage.platform.web.paging.Page;
import io.smartvillage.platform.web.paging.PageRequest;
import io.smartvillage.platform.web.precondition.IfMatch;
import io.smartvillage.platform.web.problem.BadParameterException;
import io.swagger.v3.oas.annotations.Operation;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.PositiveOrZero;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/expenses")
class ExpenseController {

    private static final int MOST_MONTHS = 60;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private final BookExpense bookExpense;
    private final ChangeExpense changeExpense;
    private final VoidExpense voidExpense;
    private final AttachReceipt attachReceipt;
    private final FindExpenses findExpenses;
    private final SumUpExpenses sumUpExpenses;

    ExpenseController(
            BookExpense bookExpense,
            ChangeExpense changeExpense,
            VoidExpense voidExpense,
            AttachReceipt attachReceipt,
            FindExpenses findExpenses,
            SumUpExpenses sumUpExpenses) {
        this.bookExpense = bookExpense;
        this.changeExpense = changeExpense;
        this.voidExpense = voidExpense;
        this.attachReceipt = attachReceipt;
        this.findExpenses = findExpenses;
        this.sumUpExpenses = sumUpExpenses;
    }

    @Operation(summary = "Books an expense")
    @PostMapping
    @PreAuthorize("hasAuthority('expense:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<ExpenseView> book(@RequestBody @Valid ExpenseRequest request) {
        var expense = bookExpense.book(request.toDetails(), Caller.current().userId());
        return ResponseEntity.created(URI.create("/api/v1/expenses/" + expense.id()))
                .eTag(IfMatch.eTag(expense.currentVersion()))
                .body(ExpenseView.of(expense));
    }

    @Operation(summary = "Expenses of the village, the latest paid first")
    @GetMapping
    @PreAuthorize("hasAuthority('expense:read')")
    Page<ExpenseView> list(
            PageRequest page,
            @RequestParam(required = false) @Nullable UUID categoryId,
            @RequestParam(required = false) @Nullable ExpenseStatus status,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @RequestParam(required = false) @PositiveOrZero @Digits(integer = 12, fraction = 2)
                    @Nullable BigDecimal minAmount,
            @RequestParam(required = false) @PositiveOrZero @Digits(integer = 12, fraction = 2)
                    @Nullable BigDecimal maxAmount) {
        var filter = new ExpenseFilter(categoryId, status, from, to, minAmount, maxAmount);
        requireOrder(filter);
        return Page.of(
                findExpenses.page(
                        filter, page.after().map(ExpenseController::place), page.fetchSize()),
                page,
                expense -> Cursor.at(expense.details().paymentDate(), expense.id()),
                ExpenseView::of);
    }

    @Operation(
            summary = "What was spent, by category and month",
            description = "Both days are included, void expenses do not count; 60 months at most.")
    @GetMapping("/summary")
    @PreAuthorize("hasAuthority('expense:read')")
    SummaryView sumUp(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        requireOrder(new ExpenseFilter(null, null, from, to, null, null));
        if (!to.isBefore(from.plusMonths(MOST_MONTHS))) {
            throw new BadParameterException("to", "field.span", MOST_MONTHS);
        }
        return SummaryView.of(from, to, sumUpExpenses.between(from, to));
    }

    @Operation(summary = "One expense")
    @GetMapping("/{expenseId}")
    @PreAuthorize("hasAuthority('expense:read')")
    ResponseEntity<ExpenseView> get(@PathVariable UUID expenseId) {
        return answer(findExpenses.get(expenseId));
    }

    @Operation(summary = "Corrects a booked expense")
    @PatchMapping("/{expenseId}")
    @PreAuthorize("hasAuthority('expense:write')")
    ResponseEntity<ExpenseView> change(
            @PathVariable UUID expenseId,
            IfMatch precondition,
            @RequestBody @Valid ExpensePatch patch) {
        return answer(changeExpense.change(expenseId, precondition, patch::applyTo));
    }

    @Operation(summary = "Takes a booked expense back; it stays, and no longer counts")
    @PostMapping("/{expenseId}/void")
    @PreAuthorize("hasAuthority('expense:write')")
    @Idempotent
    ResponseEntity<ExpenseView> takeBack(
            @PathVariable UUID expenseId, @RequestBody @Valid VoidRequest request) {
        return answer(
                voidExpense.takeBack(
                        expenseId, request.reason().strip(), Caller.current().userId()));
    }

    @Operation(
            summary = "Attaches the receipt, in place of an earlier one",
            description =
                    "JPEG, PNG or PDF of at most 10 MB. Images are encoded anew, without what"
                            + " the camera wrote into them. The same file again changes nothing.")
    @PutMapping(path = "/{expenseId}/receipt", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize("hasAuthority('expense:write')")
    ResponseEntity<ExpenseView> attach(
            @PathVariable UUID expenseId, @RequestPart("file") MultipartFile file)
            throws IOException {
        try (var content = file.getInputStream()) {
            return answer(attachReceipt.attach(expenseId, content, Caller.current().userId()));
        }
    }

    @Operation(summary = "The receipt: an image, or a PDF as a download")
    @GetMapping("/{expenseId}/receipt")
    @PreAuthorize("hasAuthority('expense:read')")
    ResponseEntity<Resource> receipt(@PathVariable UUID expenseId) {
        var receipt = findExpenses.openReceipt(expenseId);
        return FileAnswer.of(
                "receipt-" + expenseId, receipt.type(), receipt.sizeBytes(), receipt.content());
    }

    private static ResponseEntity<ExpenseView> answer(Expense expense) {
        return IfMatch.answer(ExpenseView.of(expense), expense.currentVersion());
    }

    private static void requireOrder(ExpenseFilter filter) {
        var wrong = new ArrayList<BadParameterException.FieldMessage>();
        if (isFarAway(filter.from())) {
            wrong.add(wrong("from", "field.year"));
        }
        if (isFarAway(filter.to())) {
            wrong.add(wrong("to", "field.year"));
        }
        if (filter.from() != null && filter.to() != null && filter.from().isAfter(filter.to())) {
            wrong.add(wrong("from", "field.from-after-to"));
        }
        if (filter.minAmount() != null
                && filter.maxAmount() != null
                && filter.minAmount().compareTo(filter.maxAmount()) > 0) {
            wrong.add(wrong("minAmount", "field.min-above-max"));
        }
        if (!wrong.isEmpty()) {
            throw new BadParameterException(wrong);
        }
    }

    /// PostgreSQL has fewer years than Java.
    private static boolean isFarAway(@Nullable LocalDate day) {
        return day != null && (day.getYear() < FIRST_YEAR || day.getYear() > LAST_YEAR);
    }

    private static BadParameterException.FieldMessage wrong(String field, String messageKey) {
        return new BadParameterException.FieldMessage(field, messageKey, List.of());
    }

    private static FindExpenses.Place place(Cursor cursor) {
        try {
            var place = new FindExpenses.Place(LocalDate.parse(cursor.text(0)), cursor.id(1));
            if (!isFarAway(place.paymentDate())) {
                return place;
            }
        } catch (DateTimeException _) {
            // named below, like a day that no expense has
        }
        throw new BadParameterException("cursor", "field.cursor");
    }
}
