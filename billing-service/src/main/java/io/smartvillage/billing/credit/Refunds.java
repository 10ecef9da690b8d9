package io.smartvillage.billing.credit;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `refund`.
@Repository
class Refunds {

    private final JdbcClient jdbc;

    Refunds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Refund refund) {
        jdbc.sql(
                        """
                        insert into refund
                            (village_id, id, property_id, amount, paid_from, reference, reason,
                             made_by, created_at)
                        values (:village, :id, :property, :amount, :paidFrom, :reference, :reason,
                             :by, :now)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", refund.id())
                .param("property", refund.propertyId())
                .param("amount", refund.amount())
                .param("paidFrom", refund.paidFrom().column())
                .param("reference", refund.reference())
                .param("reason", refund.reason())
                .param("by", refund.madeBy())
                .param("now", refund.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    /// Newest first.
    List<Refund> page(UUID propertyId, Optional<UUID> before, int limit) {
        return jdbc.sql(
                        """
                        select * from refund
                        where property_id = :property
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("property", propertyId)
                .param("before", before.orElse(null))
                .param("limit", limit)
                .query((row, _) -> refund(row))
                .list();
    }

    private static Refund refund(ResultSet row) throws SQLException {
        return new Refund(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                row.getBigDecimal("amount"),
                Refund.PaidFrom.valueOf(row.getString("paid_from").toUpperCase(Locale.ROOT)),
                row.getString("reference"),
                row.getString("reason"),
                row.getObject("made_by", UUID.class),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
