package io.smartvillage.billing.household;

import io.smartvillage.billing.household.SaleSettlement.SplitInvoice;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The table `house_sale`.
@Component
public class Sales {

    /// Of each line its seller's part is rounded by itself, half up; the buyer's is the rest.
    private static final String SPLIT =
            """
            select i.id, i.number, sum(l.amount) as amount, sum(l.sellers) as sellers
            from invoice i
            cross join lateral (
                select f.amount,
                       round(f.amount * greatest(0, least(:on, f.until) - f.first)
                           / (f.until - f.first), 2) as sellers,
                       f.first, f.until
                from jsonb_array_elements(i.items) as item
                cross join lateral (values (
                    cast(item ->> 'amount' as numeric),
                    cast(item -> 'period' ->> 'from' as date),
                    cast(item -> 'period' ->> 'to' as date) + 1)) as f (amount, first, until)
                where item ->> 'kind' = 'fee' and f.until > f.first) as l
            where i.property_id = :propertyId and i.status <> 'void'
            group by i.id, i.number, i.issued_on
            having max(l.until) > :on and (min(l.first) < :on or i.issued_on < :on)
            order by i.id
            """;

    record Sale(
            UUID id, UUID propertyId, LocalDate on, List<UUID> sellerIds, List<UUID> buyerIds) {}

    private final JdbcClient jdbc;

    Sales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional
    public void sold(PropertySold fact) {
        jdbc.sql(
                        """
                        insert into house_sale
                            (village_id, id, property_id, sold_on, seller_ids, buyer_ids, recorded_at)
                        values (:village, :id, :property, :on, :sellers, :buyers, :recordedAt)
                        on conflict do nothing
                        """)
                .param("village", CurrentVillage.id())
                .param("id", fact.ownershipChangeId())
                .param("property", fact.propertyId())
                .param("on", fact.on())
                .param("sellers", fact.sellerIds().toArray(UUID[]::new))
                .param(
                        "buyers",
                        fact.buyers().stream().map(PropertySold.Buyer::userId).toArray(UUID[]::new))
                .param("recordedAt", fact.recordedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The newest first. Of two that were written down for the same day, only the later one counts.
    List<Sale> page(UUID propertyId, Optional<UUID> before, int limit) {
        return jdbc.sql(
                        """
                        select id, property_id, sold_on, seller_ids, buyer_ids from house_sale s
                        where property_id = :propertyId
                          and (cast(:before as uuid) is null or id < :before)
                          and not exists (
                            select from house_sale later
                            where later.property_id = s.property_id and later.sold_on = s.sold_on
                              and later.recorded_at > s.recorded_at)
                        order by id desc limit :limit
                        """)
                .param("propertyId", propertyId)
                .param("before", before.orElse(null))
                .param("limit", limit)
                .query(Sales::sale)
                .list();
    }

    List<SplitInvoice> split(UUID propertyId, LocalDate on) {
        return jdbc.sql(SPLIT)
                .param("propertyId", propertyId)
                .param("on", on)
                .query((row, _) -> {
                    var amount = row.getBigDecimal("amount");
                    var sellers = row.getBigDecimal("sellers");
                    return new SplitInvoice(
                            row.getObject("id", UUID.class),
                            row.getString("number"),
                            amount,
                            sellers,
                            amount.subtract(sellers));
                })
                .list();
    }

    private static Sale sale(ResultSet row, int number) throws SQLException {
        return new Sale(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                row.getObject("sold_on", LocalDate.class),
                ids(row, "seller_ids"),
                ids(row, "buyer_ids"));
    }

    private static List<UUID> ids(ResultSet row, String column) throws SQLException {
        return Arrays.asList((UUID[]) row.getArray(column).getArray());
    }
}
