package io.smartvillage.billing.bankstatement;

import io.smartvillage.billing.account.Houses;
import io.smartvillage.billing.allocation.ChosenInvoice;
import io.smartvillage.billing.bankaccount.BankAccount;
import io.smartvillage.billing.bankstatement.BankEvent.BankLineMatched;
import io.smartvillage.billing.bankstatement.BankEvent.BankLineUnidentified;
import io.smartvillage.billing.bankstatement.Verdict.OfHouse;
import io.smartvillage.billing.bankstatement.Verdict.OfInvoice;
import io.smartvillage.billing.bankstatement.Verdict.OfPayment;
import io.smartvillage.billing.bankstatement.Verdict.Unknown;
import io.smartvillage.billing.bankstatement.matching.Evidence;
import io.smartvillage.billing.bankstatement.matching.LineMatch.Scored;
import io.smartvillage.billing.bankstatement.matching.ReferenceFinder;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.Posting;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.billing.money.Satang;
import io.smartvillage.billing.payment.MoneyIs;
import io.smartvillage.billing.payment.PaymentCheck;
import io.smartvillage.billing.payment.PaymentTerms;
import io.smartvillage.billing.payment.RecordReceivedMoney;
import io.smartvillage.billing.payment.Verifier;
import io.smartvillage.billing.payment.VerifyPayment;
import io.smartvillage.platform.messaging.Outbox;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Finds out whose money credits are, and books them: a payment that was reported is verified, one
/// that was not is recorded and verified, one that was verified before is linked, and what nobody
/// knows is booked as an unidentified receipt.
@Component
class SettleMoney {

    /// Payments and invoices kept in memory before they are let go: each of them is compared with
    /// its row whenever something is written.
    private static final int MOST_IN_MEMORY = 100;

    static final String CHECK = "bank_line";
    static final String CHECKED_BY = "smart_village";

    private final FindOpenItems findOpenItems;
    private final Houses houses;
    private final RecordReceivedMoney recordReceivedMoney;
    private final VerifyPayment verifyPayment;
    private final Ledger ledger;
    private final Outbox outbox;
    private final EntityManager entities;
    private final Clock clock;
    private final ReferenceFinder finder = new ReferenceFinder();

    SettleMoney(
            FindOpenItems findOpenItems,
            Houses houses,
            RecordReceivedMoney recordReceivedMoney,
            VerifyPayment verifyPayment,
            Ledger ledger,
            Outbox outbox,
            EntityManager entities,
            Clock clock) {
        this.findOpenItems = findOpenItems;
        this.houses = houses;
        this.recordReceivedMoney = recordReceivedMoney;
        this.verifyPayment = verifyPayment;
        this.ledger = ledger;
        this.outbox = outbox;
        this.entities = entities;
        this.clock = clock;
    }

    /// What one call gathers before it is written.
    private record Settling(
            BankAccount account,
            OpenItems items,
            Instant now,
            Map<UUID, Settled> settled,
            List<Posting> postings,
            List<Object> events) {}

    /// The account is locked; houses are locked here. Clear matches come before doubtful ones,
    /// whatever the order of the lines. The caller stores what is returned; entities that it holds
    /// are detached.
    ///
    /// @return by line
    @Transactional(propagation = Propagation.MANDATORY)
    public Map<UUID, Settled> settle(BankAccount account, List<IncomingMoney> incoming) {
        if (incoming.isEmpty()) {
            return Map.of();
        }
        var references = new HashMap<UUID, LineReferences>();
        incoming.forEach(
                money -> references.put(money.lineId(), LineReferences.of(money.line(), finder)));
        var settling =
                new Settling(
                        account,
                        lockedItems(incoming, references),
                        clock.instant(),
                        new LinkedHashMap<>(),
                        new ArrayList<>(),
                        new ArrayList<>());
        var judge = new JudgeLine(finder, account.terms().matching().tolerance(), settling.items());
        var unknown = new LinkedHashMap<IncomingMoney, Unknown>();
        for (var money : incoming) {
            switch (judge.judge(money.line(), of(money, references))) {
                case Unknown nothing -> unknown.put(money, nothing);
                case OfPayment of -> settle(settling, money, of);
                case OfInvoice of ->
                        receive(
                                settling,
                                money,
                                of.propertyId(),
                                List.of(new ChosenInvoice(of.invoiceId(), null)),
                                of.best());
                case OfHouse of -> receive(settling, money, of.propertyId(), List.of(), of.best());
            }
        }
        unknown.forEach((money, nothing) ->
                judge.verifiedBefore(money.line(), of(money, references))
                        .ifPresentOrElse(
                                before -> settle(settling, money, before),
                                () -> leave(settling, money, nothing)));
        ledger.book(settling.postings());
        outbox.publishAll(settling.events());
        return settling.settled();
    }

    private static LineReferences of(IncomingMoney money, Map<UUID, LineReferences> references) {
        return Optional.ofNullable(references.get(money.lineId())).orElseThrow();
    }

    private OpenItems lockedItems(
            List<IncomingMoney> incoming, Map<UUID, LineReferences> references) {
        var lines = incoming.stream().map(IncomingMoney::line).toList();
        var found = findOpenItems.find(lines, references.values()).houses();
        houses.lockAll(found);
        return findOpenItems.findOf(found, lines);
    }

    private void settle(Settling settling, IncomingMoney money, OfPayment of) {
        var payment = of.payment();
        var amount = money.line().amount();
        if (payment.verified()) {
            if (money.money() == MoneyIs.UNIDENTIFIED) {
                settling.postings().add(bookedTwice(money.lineId(), amount));
            }
        } else {
            verify(settling, money, payment.id(), of.best());
            settling.items()
                    .owedBy(payment.propertyId(), findOpenItems.owedBy(payment.propertyId()));
        }
        settling.items().take(payment.id());
        matched(
                settling,
                money,
                payment.id(),
                payment.propertyId(),
                payment.verified() || money.money() == MoneyIs.NEW
                        ? BookedAs.PAYMENT
                        : BookedAs.UNIDENTIFIED_RECEIPT,
                of.best(),
                payment.verified());
    }

    /// The payment put the money on the bank account, and so did the line, before it was known that
    /// they are the same.
    static Posting bookedTwice(UUID lineId, BigDecimal amount) {
        return new Posting(
                PostingKind.PLACEMENT,
                LedgerAccount.UNIDENTIFIED_RECEIPTS,
                LedgerAccount.BANK,
                amount,
                null,
                null,
                lineId);
    }

    static Posting unidentified(UUID lineId, BigDecimal amount) {
        return new Posting(
                PostingKind.UNIDENTIFIED_RECEIPT,
                LedgerAccount.BANK,
                LedgerAccount.UNIDENTIFIED_RECEIPTS,
                amount,
                null,
                null,
                lineId);
    }

    private void receive(
            Settling settling,
            IncomingMoney money,
            UUID propertyId,
            List<ChosenInvoice> choice,
            Scored best) {
        var line = money.line();
        var payment =
                recordReceivedMoney.record(
                        propertyId,
                        new PaymentTerms(choice, line.amount(), line.date(), money.method(), null));
        verify(settling, money, payment.id(), best);
        settling.items().owedBy(propertyId, findOpenItems.owedBy(propertyId));
        matched(
                settling,
                money,
                payment.id(),
                propertyId,
                money.money() == MoneyIs.NEW ? BookedAs.PAYMENT : BookedAs.UNIDENTIFIED_RECEIPT,
                best,
                false);
    }

    private void verify(Settling settling, IncomingMoney money, UUID paymentId, Scored best) {
        var why = best.reasons().stream().map(Evidence::toString).collect(Collectors.joining(", "));
        verifyPayment.verify(
                paymentId,
                new Verifier.Machine("bank line " + money.lineId()),
                money.money(),
                null,
                List.of(
                        new PaymentCheck(
                                CHECK,
                                PaymentCheck.Result.PASSED,
                                CHECKED_BY,
                                settling.now(),
                                "score %d: %s".formatted(best.score(), why))));
        if (settling.settled().size() % MOST_IN_MEMORY == MOST_IN_MEMORY - 1) {
            entities.flush();
            entities.clear();
        }
    }

    private static void matched(
            Settling settling,
            IncomingMoney money,
            UUID paymentId,
            UUID propertyId,
            BookedAs bookedAs,
            Scored best,
            boolean verifiedBefore) {
        settling.settled().put(money.lineId(), Settled.matched(paymentId, bookedAs, best));
        settling.events()
                .add(
                        new BankLineMatched(
                                money.lineId(),
                                settling.account().id(),
                                paymentId,
                                propertyId,
                                Satang.of(money.line().amount()),
                                money.line().date(),
                                best.score(),
                                verifiedBefore,
                                settling.now()));
    }

    private static void leave(Settling settling, IncomingMoney money, Unknown nothing) {
        settling.settled()
                .put(money.lineId(), Settled.unidentified(nothing.because(), nothing.ranked()));
        if (money.money() == MoneyIs.NEW) {
            settling.postings().add(unidentified(money.lineId(), money.line().amount()));
            settling.events()
                    .add(
                            new BankLineUnidentified(
                                    money.lineId(),
                                    settling.account().id(),
                                    Satang.of(money.line().amount()),
                                    money.line().date(),
                                    nothing.because(),
                                    settling.now()));
        }
    }
}
