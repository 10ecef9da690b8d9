package io.smartvillage.billing.credit;

import io.smartvillage.billing.invoice.Invoice;
import io.smartvillage.billing.invoice.Invoice.Released;
import io.smartvillage.billing.ledger.Ledger;
import io.smartvillage.billing.ledger.LedgerAccount;
import io.smartvillage.billing.ledger.Posting;
import io.smartvillage.billing.ledger.PostingKind;
import io.smartvillage.platform.security.Caller;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// What was paid of an invoice that became less goes back to the house's credit: the newest money
/// first, and each satang under the payment that it came with.
@Component
public class ReleaseMoney {

    private static final String FEE = "fee";
    private static final String PENALTY = "penalty";

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final IdGenerator ids;
    private final Clock clock;

    ReleaseMoney(JdbcClient jdbc, Ledger ledger, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.ids = ids;
        this.clock = clock;
    }

    /// What is left of a payment on the invoice.
    private record Share(UUID paymentId, String component, boolean atIssue, BigDecimal amount) {}

    /// Follows what the invoice has [released][Invoice#credit]; the house is locked.
    ///
    /// @param causeId the correction
    /// @throws IllegalStateException if no trace says where the money came from
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(Invoice invoice, Released released, UUID causeId) {
        var shares = shares(invoice.id()).stream().filter(share -> !share.atIssue()).toList();
        take(invoice, shares, FEE, released.fee(), causeId);
        take(invoice, shares, PENALTY, released.penalty(), causeId);
        book(invoice, released.total(), causeId);
    }

    /// Gives back the credit that the invoice took when it was issued: a line of its own, which is
    /// in no `paid`. The house is locked.
    ///
    /// @return how much
    @Transactional(propagation = Propagation.MANDATORY)
    public BigDecimal releaseTakenAtIssue(Invoice invoice, UUID causeId) {
        var shares = shares(invoice.id()).stream().filter(Share::atIssue).toList();
        shares.forEach(share -> move(invoice, share, share.amount(), causeId));
        var total = shares.stream().map(Share::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        book(invoice, total, causeId);
        return total;
    }

    private List<Share> shares(UUID invoiceId) {
        return jdbc.sql(
                        """
                        select payment_id, component, at_issue, sum(amount) as amount
                        from allocation
                        where invoice_id = ?
                        group by payment_id, component, at_issue
                        having sum(amount) > 0
                        order by max(created_at) desc, max(cast(id as text)) desc
                        """)
                .param(invoiceId)
                .query((row, _) ->
                        new Share(
                                row.getObject("payment_id", UUID.class),
                                row.getString("component"),
                                row.getBoolean("at_issue"),
                                row.getBigDecimal("amount")))
                .list();
    }

    private void take(
            Invoice invoice,
            List<Share> shares,
            String component,
            BigDecimal amount,
            UUID causeId) {
        var rest = amount;
        for (var share : shares) {
            if (rest.signum() > 0 && share.component().equals(component)) {
                var part = rest.min(share.amount());
                move(invoice, share, part, causeId);
                rest = rest.subtract(part);
            }
        }
        if (rest.signum() > 0) {
            throw new IllegalStateException(
                    "%s of what invoice %s was paid came with no payment"
                            .formatted(rest, invoice.id()));
        }
    }

    private void move(Invoice invoice, Share share, BigDecimal amount, UUID causeId) {
        var creditId = ids.generateId();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.sql(
                        """
                        insert into credit
                            (village_id, id, property_id, payment_id, amount, remaining, created_at)
                        values (:village, :id, :house, :payment, :amount, :amount, :now)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", creditId)
                .param("house", invoice.propertyId())
                .param("payment", share.paymentId())
                .param("amount", amount)
                .param("now", now)
                .update();
        insert(invoice, share, amount, creditId, causeId, now);
    }

    private void insert(
            Invoice invoice,
            Share share,
            BigDecimal amount,
            UUID creditId,
            UUID causeId,
            OffsetDateTime now) {
        jdbc.sql(
                        """
                        insert into allocation
                            (village_id, id, payment_id, property_id, invoice_id, credit_id,
                             component, at_issue, amount, rule, cause_id, made_by, created_at)
                        values
                            (:village, :taken, :payment, :house, :invoice, null,
                             :component, :atIssue, -:amount, 'released', :cause, :by, :now),
                            (:village, :given, :payment, :house, null, :credit,
                             null, false, :amount, 'released', :cause, :by, :now)
                        """)
                .param("village", CurrentVillage.id())
                .param("taken", ids.generateId())
                .param("given", ids.generateId())
                .param("payment", share.paymentId())
                .param("house", invoice.propertyId())
                .param("invoice", invoice.id())
                .param("credit", creditId)
                .param("component", share.component())
                .param("atIssue", share.atIssue())
                .param("amount", amount)
                .param("cause", causeId)
                .param("by", Caller.current().userId())
                .param("now", now)
                .update();
    }

    private void book(Invoice invoice, BigDecimal amount, UUID causeId) {
        if (amount.signum() > 0) {
            ledger.book(
                    List.of(
                            new Posting(
                                    PostingKind.CREDIT_RELEASED,
                                    LedgerAccount.RECEIVABLE,
                                    LedgerAccount.RESIDENT_CREDIT,
                                    amount,
                                    invoice.propertyId(),
                                    invoice.id(),
                                    causeId)));
        }
    }
}
