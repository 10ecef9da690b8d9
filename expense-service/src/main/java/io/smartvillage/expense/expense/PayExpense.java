package io.smartvillage.expense.expense;

import io.smartvillage.expense.calendar.VillageCalendar;
import io.smartvillage.expense.fiscalyear.FiscalYears;
import io.smartvillage.expense.fund.Funds;
import io.smartvillage.expense.journal.Journal;
import io.smartvillage.expense.journal.JournalEntries;
import io.smartvillage.expense.numbering.DocumentKind;
import io.smartvillage.expense.numbering.DocumentNumbers;
import io.smartvillage.expense.pettycash.PettyCashBox;
import io.smartvillage.expense.pettycash.PettyCashBoxes;
import io.smartvillage.expense.refusal.Refusal;
import io.smartvillage.expense.refusal.RefusedException;
import io.smartvillage.expense.tax.TaxRates;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Writes down that an approved expense was paid: from a fund, with a voucher's number, in the
/// books.
@Service
public class PayExpense {

    private final FiscalYears fiscalYears;
    private final Funds funds;
    private final PettyCashBoxes boxes;
    private final TaxRates taxRates;
    private final DocumentNumbers numbers;
    private final Journal journal;
    private final VillageCalendar calendar;
    private final StepExpense steps;

    PayExpense(
            FiscalYears fiscalYears,
            Funds funds,
            PettyCashBoxes boxes,
            TaxRates taxRates,
            DocumentNumbers numbers,
            Journal journal,
            VillageCalendar calendar,
            StepExpense steps) {
        this.fiscalYears = fiscalYears;
        this.funds = funds;
        this.boxes = boxes;
        this.taxRates = taxRates;
        this.numbers = numbers;
        this.journal = journal;
        this.calendar = calendar;
        this.steps = steps;
    }

    /// @throws ExpenseNotFoundException if the caller's village has no such expense
    /// @throws BadParameterException if the day is to come, or the fund or the box is unknown
    /// @throws RefusedException if it is not approved, the day's fiscal year is closed, other rates
    ///   of tax hold on the day than were approved, or there is too little in the box
    @Transactional
    public Expense pay(UUID expenseId, PaymentOrder order, UUID by) {
        var expense = steps.get(expenseId);
        expense.require(ExpenseAction.PAID);
        var day = calendar.past("paidOn", order.paidOn());
        fiscalYears.requireOpen(day);
        requireSameTax(expense, day);
        var box = box(order);
        var fund = fund(order, box);
        if (box != null && box.balance().compareTo(expense.price().net()) < 0) {
            throw new RefusedException(
                    Refusal.PETTY_CASH_SHORT, box.name(), box.balance().toPlainString());
        }
        var payment =
                new Payment(
                        numbers.next(
                                box == null
                                        ? DocumentKind.PAYMENT_VOUCHER
                                        : DocumentKind.PETTY_CASH_VOUCHER,
                                day),
                        fund,
                        order.method(),
                        order.reference(),
                        box == null ? null : box.id());
        var paid =
                steps.take(
                        expense,
                        ExpenseAction.PAID,
                        null,
                        by,
                        (approved, now) -> approved.pay(payment, day, now));
        journal.book(day, JournalEntries.ofPayment(paid.paid()));
        return paid;
    }

    private void requireSameTax(Expense expense, LocalDate day) {
        var details = expense.details();
        if (!taxRates.on(details.amount(), details.vat(), details.withholding(), day)
                .equals(expense.price())) {
            throw new RefusedException(Refusal.TAX_CHANGED, expense.id(), day.toString());
        }
    }

    private @Nullable PettyCashBox box(PaymentOrder order) {
        var wanted = order.pettyCashBoxId();
        if ((wanted != null) != (order.method() == PaymentMethod.PETTY_CASH)) {
            throw new BadParameterException("pettyCashBoxId", "field.petty-cash-box");
        }
        return wanted == null
                ? null
                : boxes.lock(wanted)
                        .orElseThrow(() ->
                                new BadParameterException(
                                        "pettyCashBoxId", "field.unknown-petty-cash-box"));
    }

    private UUID fund(PaymentOrder order, @Nullable PettyCashBox box) {
        var wanted = order.fundId();
        if (box != null) {
            if (wanted != null && !wanted.equals(box.fundId())) {
                throw new BadParameterException("fundId", "field.fund-of-box");
            }
            return box.fundId();
        }
        if (wanted == null) {
            return funds.common().id();
        }
        return funds.find(wanted)
                .orElseThrow(() -> new BadParameterException("fundId", "field.unknown-fund"))
                .id();
    }
}
