package io.smartvillage.billing.prepayment;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `prepayment`, with the invoices that it issues.
@Repository
class Prepayments {

    private static final String COLUMNS =
            "y.id, y.property_id, y.prepayment_offer_id, y.invoice_id, y.schedule_set,"
                    + " y.first_period, y.last_period, i.amount, i.status <> 'void' as in_force,"
                    + " y.made_by, y.created_at";

    /// @param discount baht that are taken off
    record NewInvoice(
            UUID id,
            UUID propertyId,
            String houseNumber,
            String number,
            LocalDate issuedOn,
            LocalDate dueDate,
            String items,
            BigDecimal gross,
            BigDecimal discount) {}

    private final JdbcClient jdbc;

    Prepayments(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Months that a run or another prepayment has billed the house for, in order.
    List<String> billedMonths(UUID propertyId, String scheduleSet, YearMonth first, int months) {
        return jdbc.sql(
                        """
                        select m.period
                        from (
                            select to_char(cast(:firstDay as date) + n * interval '1 month', 'YYYY-MM')
                            from generate_series(0, :months - 1) as n) as m (period)
                        where exists (
                            select from invoice i
                            where i.property_id = :propertyId and i.schedule_set = :set
                              and i.period = m.period and i.status <> 'void'
                              and i.billing_run_id is not null)
                           or exists (
                            select from prepayment y
                            join invoice i on i.id = y.invoice_id and i.status <> 'void'
                            where y.property_id = :propertyId and y.schedule_set = :set
                              and m.period between y.first_period and y.last_period)
                        order by 1
                        """)
                .param("propertyId", propertyId)
                .param("set", scheduleSet)
                .param("firstDay", first.atDay(1))
                .param("months", months)
                .query(String.class)
                .list();
    }

    void issue(NewInvoice invoice, PrepaymentOffer offer, YearMonth first, Instant now) {
        jdbc.sql(
                        """
                        insert into invoice
                            (village_id, id, property_id, number, issued_on, schedule_set, letterhead_id,
                             house_number, period, amount, paid, due_date, status, items, version,
                             created_at, updated_at)
                        values (:villageId, :id, :propertyId, :number, :issuedOn, :set,
                            (select letterhead_id from billing_settings), :houseNumber, :period,
                            :gross - :discount, 0, :dueDate, 'pending',
                            cast(:items as jsonb) || case when :discount > 0 then jsonb_build_object(
                                'kind', 'discount',
                                'description', :name,
                                'quantity', :gross,
                                'unit', 'baht',
                                'rate', -:percent,
                                'amount', -:discount) else '[]' end,
                            0, :now, :now)
                        """)
                .param("villageId", CurrentVillage.id())
                .param("id", invoice.id())
                .param("propertyId", invoice.propertyId())
                .param("number", invoice.number())
                .param("issuedOn", invoice.issuedOn())
                .param("set", offer.scheduleSet())
                .param("houseNumber", invoice.houseNumber())
                .param("period", first.toString())
                .param("gross", invoice.gross())
                .param("discount", invoice.discount())
                .param("dueDate", invoice.dueDate())
                .param("items", invoice.items())
                .param("name", offer.name())
                .param("percent", offer.percent())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void add(
            UUID id,
            UUID propertyId,
            PrepaymentOffer offer,
            UUID invoiceId,
            YearMonth first,
            UUID madeBy,
            Instant now) {
        jdbc.sql(
                        """
                        insert into prepayment
                            (village_id, id, property_id, prepayment_offer_id, invoice_id, schedule_set,
                             first_period, last_period, made_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        CurrentVillage.id(),
                        id,
                        propertyId,
                        offer.id(),
                        invoiceId,
                        offer.scheduleSet(),
                        first.toString(),
                        first.plusMonths(offer.months() - 1L).toString(),
                        madeBy,
                        now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Prepayment> findById(UUID id) {
        return jdbc.sql(
                        "select "
                                + COLUMNS
                                + " from prepayment y join invoice i on i.id = y.invoice_id"
                                + " where y.id = ?")
                .param(id)
                .query(Prepayments::row)
                .optional();
    }

    List<Prepayment> page(Optional<UUID> after, Optional<UUID> propertyId, int limit) {
        return jdbc.sql(
                        """
                        select %s from prepayment y join invoice i on i.id = y.invoice_id
                        where (cast(:after as uuid) is null or y.id > :after)
                          and (cast(:propertyId as uuid) is null or y.property_id = :propertyId)
                        order by y.id limit :limit
                        """
                                .formatted(COLUMNS))
                .param("after", after.orElse(null))
                .param("propertyId", propertyId.orElse(null))
                .param("limit", limit)
                .query(Prepayments::row)
                .list();
    }

    private static Prepayment row(ResultSet row, int number) throws SQLException {
        return new Prepayment(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                row.getObject("prepayment_offer_id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                row.getString("schedule_set"),
                row.getString("first_period"),
                row.getString("last_period"),
                row.getBigDecimal("amount"),
                row.getBoolean("in_force"),
                row.getObject("made_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
