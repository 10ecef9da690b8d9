package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.allocation.ChosenInvoice;
import io.smartvillage.billing.bankaccount.FindBankAccounts;
import io.smartvillage.billing.bankstatement.BankEvent.BankLinePlaced;
import io.smartvillage.billing.bankstatement.PlacementMismatchException.Reason;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.billing.payment.FindPayments;
import io.smartvillage.billing.payment.MoneyIs;
import io.smartvillage.billing.payment.Payment;
import io.smartvillage.billing.payment.PaymentCheck;
import io.smartvillage.billing.payment.PaymentMethod;
import io.smartvillage.billing.payment.PaymentStatus;
import io.smartvillage.billing.payment.PaymentTerms;
import io.smartvillage.billing.payment.SubmitPayment;
import io.smartvillage.billing.payment.Verifier;
import io.smartvillage.billing.payment.VerifyPayment;
import io.smartvillage.platform.messaging.Outbox;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.web.problem.BadParameterException;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Somebody says whose money an unidentified line is.
@Service
public class PlaceBankLine {

    private static final Set<PaymentMethod> BY_BANK =
            EnumSet.of(PaymentMethod.BANK_TRANSFER, PaymentMethod.PROMPTPAY);

    private final BankLines lines;
    private final FindBankAccounts accounts;
    private final FindPayments findPayments;
    private final SubmitPayment submitPayment;
    private final VerifyPayment verifyPayment;
    private final Houses houses;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    PlaceBankLine(
            BankLines lines,
            FindBankAccounts accounts,
            FindPayments findPayments,
            SubmitPayment submitPayment,
            VerifyPayment verifyPayment,
            Houses houses,
            Ledger ledger,
            Outbox outbox,
            Clock clock) {
        this.lines = lines;
        this.accounts = accounts;
        this.findPayments = findPayments;
        this.submitPayment = submitPayment;
        this.verifyPayment = verifyPayment;
        this.houses = houses;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// The payment is verified with the line's money. One that was verified before is linked, and
    /// what the line was booked as is undone: its money was booked with the payment.
    ///
    /// @throws BankLineNotFoundException if the caller's village has no such line
    /// @throws BankLineSettledException if it is not unidentified
    /// @throws PlacementMismatchException if the payment cannot be the line's money
    /// @throws BadParameterException if the invoices are of more than one house
    /// @throws io.smartvillage.billing.payment.PaymentDecidedException if it was rejected or undone
    @Transactional
    public BankLine place(UUID bankLineId, Placement placement, @Nullable String note) {
        var seen = find(bankLineId);
        accounts.lock(seen.bankAccountId());
        var line = find(bankLineId);
        if (line.status() != BankLineStatus.UNIDENTIFIED) {
            throw new BankLineSettledException(bankLineId, line.status());
        }
        lockHouse(placement);
        var payment = payment(line, placement);
        requireFits(line, payment);
        var bookedAs = BookedAs.UNIDENTIFIED_RECEIPT;
        if (payment.status() == PaymentStatus.VERIFIED) {
            ledger.book(List.of(SettleMoney.bookedTwice(bankLineId, line.amount())));
            bookedAs = BookedAs.PAYMENT;
        } else {
            verify(line, payment, note);
        }
        var by = Caller.current().userId();
        lines.place(bankLineId, payment.id(), bookedAs, by, note);
        outbox.publish(
                new BankLinePlaced(
                        bankLineId,
                        line.bankAccountId(),
                        payment.id(),
                        payment.propertyId(),
                        Satang.of(line.amount()),
                        by,
                        clock.instant()));
        return find(bankLineId);
    }

    private BankLine find(UUID bankLineId) {
        return lines.findById(bankLineId)
                .orElseThrow(() -> new BankLineNotFoundException(bankLineId));
    }

    /// Before anything refers to it. What is not there is told by those who look it up next.
    private void lockHouse(Placement placement) {
        switch (placement) {
            case Placement.OfHouse house -> houses.lock(house.propertyId());
            case Placement.OfInvoices invoices -> {
                var owing = lines.housesOfInvoices(invoices.invoiceIds());
                if (owing.size() > 1) {
                    throw new BadParameterException("invoiceIds", "field.one-house");
                }
                owing.forEach(houses::lock);
            }
            case Placement.OfPayment payment ->
                    lines.houseOfPayment(payment.paymentId()).ifPresent(houses::lock);
        }
    }

    private Payment payment(BankLine line, Placement placement) {
        return switch (placement) {
            case Placement.OfHouse house ->
                    submitPayment.submitForHouse(house.propertyId(), terms(line, List.of()));
            case Placement.OfInvoices invoices ->
                    submitPayment.submitForInvoices(
                            terms(
                                    line,
                                    invoices.invoiceIds().stream()
                                            .map(id -> new ChosenInvoice(id, null))
                                            .toList()));
            case Placement.OfPayment payment -> findPayments.get(payment.paymentId());
        };
    }

    private static PaymentTerms terms(BankLine line, List<ChosenInvoice> choice) {
        return new PaymentTerms(
                choice,
                line.amount(),
                line.receivedOn(),
                line.callback().isPresent() ? PaymentMethod.PROMPTPAY : PaymentMethod.BANK_TRANSFER,
                null);
    }

    private void requireFits(BankLine line, Payment payment) {
        var terms = payment.terms();
        if (terms.amount().compareTo(line.amount()) != 0) {
            throw new PlacementMismatchException(Reason.AMOUNT, payment.id());
        }
        if (!BY_BANK.contains(terms.paymentMethod())) {
            throw new PlacementMismatchException(Reason.METHOD, payment.id());
        }
        if (lines.isLinked(payment.id())) {
            throw new PlacementMismatchException(Reason.LINKED, payment.id());
        }
    }

    private void verify(BankLine line, Payment payment, @Nullable String note) {
        verifyPayment.verify(
                payment.id(),
                Verifier.caller(),
                MoneyIs.UNIDENTIFIED,
                note,
                List.of(
                        new PaymentCheck(
                                SettleMoney.CHECK,
                                PaymentCheck.Result.PASSED,
                                SettleMoney.CHECKED_BY,
                                clock.instant(),
                                "placed: line " + line.id())));
    }
}
