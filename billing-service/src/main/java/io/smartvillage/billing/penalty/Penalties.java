package io.smartvillage.billing.penalty;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `penalty`.
@Repository
class Penalties {

    private static final String SELECT =
            """
            select p.id, p.property_id, p.invoice_id, i.number, p.penalty_rule_id, r.name,
                   p.days_from, p.days_to, p.base, p.amount, p.status, p.billed_invoice_id,
                   p.waived_by, p.waived_reason, p.created_at, p.updated_at
            from penalty p
            join invoice i on i.village_id = p.village_id and i.id = p.invoice_id
            join penalty_rule r on r.village_id = p.village_id and r.id = p.penalty_rule_id
            """;

    private final JdbcClient jdbc;

    Penalties(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Penalty> findById(UUID id) {
        return jdbc.sql(SELECT + "where p.id = ?").param(id).query(Penalties::row).optional();
    }

    /// @param houses only those of these houses; absent for all
    List<Penalty> page(
            Optional<UUID> after, PenaltyFilter filter, Optional<List<UUID>> houses, int limit) {
        if (houses.isPresent() && houses.get().isEmpty()) {
            return List.of();
        }
        var query =
                jdbc.sql(
                                SELECT
                                        + "where true"
                                        + (after.isPresent() ? " and p.id > :after" : "")
                                        + (filter.propertyId().isPresent()
                                                ? " and p.property_id = :propertyId"
                                                : "")
                                        + (filter.invoiceId().isPresent()
                                                ? " and p.invoice_id = :invoiceId"
                                                : "")
                                        + (filter.status().isPresent()
                                                ? " and p.status = :status"
                                                : "")
                                        + (houses.isPresent()
                                                ? " and p.property_id in (:houses)"
                                                : "")
                                        + " order by p.id limit :limit")
                        .param("limit", limit);
        after.ifPresent(id -> query.param("after", id));
        filter.propertyId().ifPresent(id -> query.param("propertyId", id));
        filter.invoiceId().ifPresent(id -> query.param("invoiceId", id));
        filter.status().ifPresent(status -> query.param("status", status.column()));
        houses.ifPresent(own -> query.param("houses", own));
        return query.query(Penalties::row).list();
    }

    /// All that count: not those that fell away by themselves.
    List<Penalty> ofInvoices(List<UUID> invoices) {
        return jdbc.sql(
                        SELECT
                                + """
                                where p.invoice_id in (:invoices)
                                  and (p.status <> 'waived' or p.waived_by is not null)
                                order by p.invoice_id, p.days_from, p.id
                                """)
                .param("invoices", invoices)
                .query(Penalties::row)
                .list();
    }

    void add(UUID id, UUID propertyId, UUID invoiceId, Charge charge, Instant now) {
        jdbc.sql(
                        """
                        insert into penalty
                            (village_id, id, property_id, invoice_id, penalty_rule_id, days_from,
                             days_to, base, amount, status, created_at, updated_at)
                        values (:village, :id, :propertyId, :invoiceId, :ruleId, :from, :to, :base,
                                :amount, 'assessed', :now, :now)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", id)
                .param("propertyId", propertyId)
                .param("invoiceId", invoiceId)
                .param("ruleId", charge.ruleId())
                .param("from", charge.from())
                .param("to", charge.to())
                .param("base", charge.base())
                .param("amount", charge.amount())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    void change(UUID id, Charge charge, Instant now) {
        jdbc.sql(
                        """
                        update penalty set days_to = :to, base = :base, amount = :amount,
                            updated_at = :now
                        where id = :id and status = 'assessed'
                        """)
                .param("id", id)
                .param("to", charge.to())
                .param("base", charge.base())
                .param("amount", charge.amount())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// @param by absent if it falls away by itself
    void waive(UUID id, Optional<UUID> by, String reason, Instant now) {
        jdbc.sql(
                        """
                        update penalty set status = 'waived', waived_by = cast(:by as uuid),
                            waived_reason = :reason, updated_at = :now
                        where id = :id and status = 'assessed'
                        """)
                .param("id", id)
                .param("by", by.orElse(null))
                .param("reason", reason)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// An invoice that was voided bills nothing: its penalties wait to be billed again.
    void takeBackFromVoidInvoices(List<UUID> houses, Instant now) {
        jdbc.sql(
                        """
                        update penalty p set status = 'assessed', billed_invoice_id = null,
                            updated_at = :now
                        from invoice i
                        where p.property_id in (:houses) and p.status = 'billed'
                          and i.village_id = p.village_id and i.id = p.billed_invoice_id
                          and i.status = 'void'
                        """)
                .param("houses", houses)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    private static Penalty row(ResultSet row, int number) throws SQLException {
        return new Penalty(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                row.getObject("invoice_id", UUID.class),
                row.getString("number"),
                row.getObject("penalty_rule_id", UUID.class),
                row.getString("name"),
                row.getObject("days_from", LocalDate.class),
                row.getObject("days_to", LocalDate.class),
                row.getBigDecimal("base"),
                row.getBigDecimal("amount"),
                PenaltyStatus.of(row.getString("status")),
                row.getObject("billed_invoice_id", UUID.class),
                row.getObject("waived_by", UUID.class),
                row.getString("waived_reason"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
