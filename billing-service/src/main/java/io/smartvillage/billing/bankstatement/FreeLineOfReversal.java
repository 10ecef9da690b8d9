package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.bankstatement.BankEvent.BankLineUnidentified;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.Posting;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.billing.payment.AfterReversal;
import io.smartvillage.billing.payment.ReversalReason;
import io.smartvillage.platform.messaging.Outbox;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps the bank account in the books true when a payment is undone that a line is the money of.
///
/// Money that is still on the account becomes an unidentified receipt again, and its line can be
/// placed anew. Money that the bank took back is no receipt any more: the line stays with its
/// payment, and nothing of it is left on the account.
@Component
class FreeLineOfReversal implements AfterReversal {

    private final BankLines lines;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    FreeLineOfReversal(BankLines lines, Ledger ledger, Outbox outbox, Clock clock) {
        this.lines = lines;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void reversed(UUID paymentId, ReversalReason reason) {
        switch (reason) {
            case BANK_RECALL, BOUNCED_CHEQUE -> takenBack(paymentId);
            case BOOKED_ON_WRONG_HOUSE, FRAUD, MISTAKE -> freed(paymentId);
        }
    }

    /// The reversal moved it back to the unidentified receipts, if it came from there.
    private void takenBack(UUID paymentId) {
        lines.ofPayment(paymentId)
                .filter(line -> line.bookedAs() == BookedAs.UNIDENTIFIED_RECEIPT)
                .ifPresent(line ->
                        ledger.book(
                                List.of(
                                        new Posting(
                                                PostingKind.PAYMENT_REVERSAL,
                                                LedgerAccount.UNIDENTIFIED_RECEIPTS,
                                                LedgerAccount.BANK,
                                                line.amount(),
                                                null,
                                                null,
                                                line.id()))));
    }

    /// The reversal took it off the account, if it came there with the payment.
    private void freed(UUID paymentId) {
        lines.free(paymentId)
                .ifPresent(line -> {
                    if (line.bookedAs() == BookedAs.PAYMENT) {
                        ledger.book(List.of(SettleMoney.unidentified(line.id(), line.amount())));
                    }
                    outbox.publish(
                            new BankLineUnidentified(
                                    line.id(),
                                    line.bankAccountId(),
                                    Satang.of(line.amount()),
                                    line.receivedOn(),
                                    UnidentifiedBecause.PAYMENT_REVERSED,
                                    clock.instant()));
                });
    }
}
