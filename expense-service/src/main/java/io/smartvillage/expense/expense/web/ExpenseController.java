package io.smartvillage.expense.expense.web;

import io.smartvillage.expense.expense.ApproveExpense;
import io.smartvillage.expense.expense.AttachReceipt;
import io.smartvillage.expense.expense.ChangeExpense;
import io.smartvillage.expense.expense.DraftExpense;
import io.smartvillage.expense.expense.Expense;
import io.smartvillage.expense.expense.ExpenseDecision;
import io.smartvillage.expense.expense.ExpenseFilter;
import io.smartvillage.expense.expense.ExpenseStatus;
import io.smartvillage.expense.expense.FindExpenses;
import io.smartvillage.expense.expense.PayExpense;
import io.smartvillage.expense.expense.SubmitExpense;
import io.smartvillage.expense.expense.SumUpExpenses;
import io.smartvillage.expense.expense.VoidExpense;
import io.smartvillage.expense.expense.web.ReceiptView.ReceiptList;
import io.smartvillage.expense.settings.Approver;
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

    /// An expense has a few: they are not paged.
    record ExpenseDecisionList(List<ExpenseDecision> items) {}

    private static final int MOST_MONTHS = 60;
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9999;

    private final DraftExpense draftExpense;
    private final ChangeExpense changeExpense;
    private final SubmitExpense submitExpense;
    private final ApproveExpense approveExpense;
    private final PayExpense payExpense;
    private final VoidExpense voidExpense;
    private final AttachReceipt attachReceipt;
    private final FindExpenses findExpenses;
    private final SumUpExpenses sumUpExpenses;

    ExpenseController(
            DraftExpense draftExpense,
            ChangeExpense changeExpense,
            SubmitExpense submitExpense,
            ApproveExpense approveExpense,
            PayExpense payExpense,
            VoidExpense voidExpense,
            AttachReceipt attachReceipt,
            FindExpenses findExpenses,
            SumUpExpenses sumUpExpenses) {
        this.draftExpense = draftExpense;
        this.changeExpense = changeExpense;
        this.submitExpense = submitExpense;
        this.approveExpense = approveExpense;
        this.payExpense = payExpense;
        this.voidExpense = voidExpense;
        this.attachReceipt = attachReceipt;
        this.findExpenses = findExpenses;
        this.sumUpExpenses = sumUpExpenses;
    }

    @Operation(
            summary = "Drafts an expense",
            description =
                    "VAT and the tax withheld are computed by the rates of the day of payment, half"
                            + " up to the satang. The same invoice of the same vendor over the same"
                            + " amount is refused.")
    @PostMapping
    @PreAuthorize("hasAuthority('expense:write')")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotent
    ResponseEntity<ExpenseView> draft(@RequestBody @Valid ExpenseRequest request) {
        var expense = draftExpense.draft(request.toDetails(), Caller.current().userId());
        return ResponseEntity.created(URI.create("/api/v1/expenses/" + expense.id()))
                .eTag(IfMatch.eTag(expense.currentVersion()))
                .body(ExpenseView.of(expense));
    }

    @Operation(summary = "Expenses of the village, the latest to be paid first")
    @GetMapping
    @PreAuthorize("hasAuthority('expense:read')")
    Page<ExpenseView> list(
            PageRequest page,
            @RequestParam(required = false) @Nullable UUID categoryId,
            @RequestParam(required = false) @Nullable UUID vendorId,
            @RequestParam(required = false) @Nullable ExpenseStatus status,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate to,
            @RequestParam(required = false) @PositiveOrZero @Digits(integer = 12, fraction = 2)
                    @Nullable BigDecimal minAmount,
            @RequestParam(required = false) @PositiveOrZero @Digits(integer = 12, fraction = 2)
                    @Nullable BigDecimal maxAmount) {
        var filter =
                new ExpenseFilter(categoryId, vendorId, status, from, to, minAmount, maxAmount);
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
            description =
                    "Both days are included, only what is paid counts, with VAT; 60 months at most.")
    @GetMapping("/summary")
    @PreAuthorize("hasAuthority('expense:read')")
    SummaryView sumUp(
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate to) {
        requireOrder(new ExpenseFilter(null, null, null, from, to, null, null));
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

    @Operation(
            summary = "Changes a draft",
            description = "What was submitted has to be returned to draft first.")
    @PatchMapping("/{expenseId}")
    @PreAuthorize("hasAuthority('expense:write')")
    ResponseEntity<ExpenseView> change(
            @PathVariable UUID expenseId,
            IfMatch precondition,
            @RequestBody @Valid ExpensePatch patch) {
        return answer(
                changeExpense.change(
                        expenseId, precondition, patch::applyTo, Caller.current().userId()));
    }

    @Operation(summary = "Gives a draft to those who approve")
    @PostMapping("/{expenseId}/submission")
    @PreAuthorize("hasAuthority('expense:write')")
    @Idempotent
    ResponseEntity<ExpenseView> submit(@PathVariable UUID expenseId) {
        return answer(submitExpense.submit(expenseId, Caller.current().userId()));
    }

    @Operation(
            summary = "Returns to draft what was submitted, approved or rejected",
            description = "It can then be changed, and needs its approvals anew.")
    @PostMapping("/{expenseId}/return")
    @PreAuthorize("hasAnyAuthority('expense:write', 'expense:approve')")
    @Idempotent
    ResponseEntity<ExpenseView> returnToDraft(
            @PathVariable UUID expenseId, @RequestBody @Valid ReasonRequest request) {
        return answer(
                submitExpense.returnToDraft(
                        expenseId, request.reason().strip(), Caller.current().userId()));
    }

    @Operation(
            summary = "Approves what was submitted",
            description =
                    "Within the approver's limit, never what one has drafted, changed or submitted."
                            + " Above the village's limit a second person has to approve it, too.")
    @PostMapping("/{expenseId}/approval")
    @PreAuthorize("hasAuthority('expense:approve')")
    @Idempotent
    ResponseEntity<ExpenseView> approve(
            @PathVariable UUID expenseId, @RequestBody @Valid ApprovalRequest request) {
        return answer(approveExpense.approve(expenseId, request.totalAmount(), approver()));
    }

    @Operation(summary = "Rejects what was submitted")
    @PostMapping("/{expenseId}/rejection")
    @PreAuthorize("hasAuthority('expense:approve')")
    @Idempotent
    ResponseEntity<ExpenseView> reject(
            @PathVariable UUID expenseId, @RequestBody @Valid ReasonRequest request) {
        return answer(approveExpense.reject(expenseId, request.reason().strip(), approver()));
    }

    @Operation(
            summary = "Writes down that an approved expense was paid",
            description = "It gets the number of its voucher and stands in the journal.")
    @PostMapping("/{expenseId}/payment")
    @PreAuthorize("hasAuthority('expense:pay')")
    @Idempotent
    ResponseEntity<ExpenseView> pay(
            @PathVariable UUID expenseId, @RequestBody @Valid PaymentRequest request) {
        return answer(payExpense.pay(expenseId, request.toOrder(), Caller.current().userId()));
    }

    @Operation(
            summary = "Takes an expense back; it stays, and does not count",
            description =
                    "Once approved, only by those who may approve it. A payment is booked back on"
                            + " its own day.")
    @PostMapping("/{expenseId}/void")
    @PreAuthorize("hasAuthority('expense:write')")
    @Idempotent
    ResponseEntity<ExpenseView> takeBack(
            @PathVariable UUID expenseId, @RequestBody @Valid ReasonRequest request) {
        return answer(voidExpense.takeBack(expenseId, request.reason().strip(), approver()));
    }

    @Operation(summary = "Who did what to an expense, the oldest first")
    @GetMapping("/{expenseId}/decisions")
    @PreAuthorize("hasAuthority('expense:read')")
    ExpenseDecisionList decisions(@PathVariable UUID expenseId) {
        return new ExpenseDecisionList(findExpenses.decisions(expenseId));
    }

    @Operation(
            summary = "Attaches a receipt; the latest is the one that shows",
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

    @Operation(summary = "All receipts of an expense, the oldest first")
    @GetMapping("/{expenseId}/receipts")
    @PreAuthorize("hasAuthority('expense:read')")
    ReceiptList receipts(@PathVariable UUID expenseId) {
        return new ReceiptList(
                findExpenses.receipts(expenseId).stream().map(ReceiptView::of).toList());
    }

    @Operation(summary = "One receipt: an image, or a PDF as a download")
    @GetMapping("/{expenseId}/receipts/{expenseReceiptId}")
    @PreAuthorize("hasAuthority('expense:read')")
    ResponseEntity<Resource> oneReceipt(
            @PathVariable UUID expenseId, @PathVariable UUID expenseReceiptId) {
        var receipt = findExpenses.openReceipt(expenseId, expenseReceiptId);
        return FileAnswer.of(
                "receipt-" + expenseReceiptId,
                receipt.type(),
                receipt.sizeBytes(),
                receipt.content());
    }

    private static Approver approver() {
        var caller = Caller.current();
        return new Approver(caller.userId(), caller.roles());
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
