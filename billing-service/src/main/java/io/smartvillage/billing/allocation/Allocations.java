package io.smartvillage.billing.allocation;

import io.smartvillage.billing.allocation.AllocationRow.Place;
import io.smartvillage.billing.allocation.AllocationRow.Place.InCredit;
import io.smartvillage.billing.allocation.AllocationRow.Place.OnInvoice;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// The table `allocation`, append-only. Of a verified payment its rows sum up to its amount less
/// what was refunded of it, of a reversed one to 0.
@Component
public class Allocations {

    private final JdbcTemplate jdbc;
    private final JdbcClient queries;
    private final IdGenerator ids;
    private final Clock clock;

    Allocations(JdbcTemplate jdbc, JdbcClient queries, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.queries = queries;
        this.ids = ids;
        this.clock = clock;
    }

    /// Money of a payment that is in a place now.
    ///
    /// @param amount baht, not 0
    public record Held(Place place, BigDecimal amount) {}

    /// Invoices, credits and payments that the rows name are in the database before.
    @Transactional(propagation = Propagation.MANDATORY)
    public void append(List<AllocationRow> rows) {
        var village = CurrentVillage.id();
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                """
                insert into allocation
                    (village_id, id, payment_id, property_id, invoice_id, component, at_issue,
                     credit_id, amount, rule, cause_id, made_by, created_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.stream().map(row -> values(row, village, now)).toList());
    }

    private @Nullable Object[] values(AllocationRow row, UUID village, OffsetDateTime now) {
        var invoice = row.place() instanceof OnInvoice onInvoice ? onInvoice : null;
        var credit = row.place() instanceof InCredit inCredit ? inCredit.creditId() : null;
        return new @Nullable Object[] {
            village,
            ids.generateId(),
            row.paymentId(),
            row.propertyId(),
            invoice == null ? null : invoice.invoiceId(),
            invoice == null ? null : invoice.component().column(),
            invoice != null && invoice.atIssue(),
            credit,
            row.amount(),
            row.rule().column(),
            row.causeId(),
            row.madeBy(),
            now
        };
    }

    /// Where the payment's money is now; invoices first, each in the order in which it got there.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Held> heldOf(UUID paymentId) {
        return queries.sql(
                        """
                        select invoice_id, component, at_issue, credit_id, sum(amount) as amount
                        from allocation where payment_id = ?
                        group by invoice_id, component, at_issue, credit_id
                        having sum(amount) <> 0
                        order by invoice_id nulls last, min(id::text)
                        """)
                .param(paymentId)
                .query((row, _) -> new Held(place(row), row.getBigDecimal("amount")))
                .list();
    }

    /// Baht of the payment that went back to the house.
    @Transactional(propagation = Propagation.MANDATORY)
    public BigDecimal refundedOf(UUID paymentId) {
        return queries.sql(
                        """
                        select coalesce(-sum(amount), 0) from allocation
                        where payment_id = ? and rule = 'refund'
                        """)
                .param(paymentId)
                .query(BigDecimal.class)
                .single();
    }

    /// In the order in which it happened.
    ///
    /// @param after the last one seen
    @Transactional(propagation = Propagation.MANDATORY)
    public List<MoneyTrace> page(UUID paymentId, Optional<UUID> after, int limit) {
        return queries.sql(
                        """
                        select a.*, i.number from allocation a
                        left join invoice i on i.id = a.invoice_id
                        where a.payment_id = :payment
                          and (cast(:after as uuid) is null or a.id > :after)
                        order by a.id limit :limit
                        """)
                .param("payment", paymentId)
                .param("after", after.orElse(null))
                .param("limit", limit)
                .query((row, _) -> trace(row))
                .list();
    }

    private static MoneyTrace trace(ResultSet row) throws SQLException {
        var component = row.getString("component");
        return new MoneyTrace(
                row.getObject("id", UUID.class),
                row.getObject("payment_id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                row.getString("number"),
                row.getObject("credit_id", UUID.class),
                component == null ? null : InvoiceComponent.ofColumn(component),
                row.getBoolean("at_issue"),
                row.getBigDecimal("amount"),
                AllocationRule.ofColumn(row.getString("rule")),
                row.getObject("cause_id", UUID.class),
                row.getObject("made_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    private static Place place(ResultSet row) throws SQLException {
        var invoiceId = row.getObject("invoice_id", UUID.class);
        return invoiceId == null
                ? new InCredit(row.getObject("credit_id", UUID.class))
                : new OnInvoice(
                        invoiceId,
                        InvoiceComponent.ofColumn(row.getString("component")),
                        row.getBoolean("at_issue"));
    }
}
