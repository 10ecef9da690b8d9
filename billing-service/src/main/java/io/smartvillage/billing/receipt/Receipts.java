package io.smartvillage.billing.receipt;

import io.smartvillage.billing.document.ReceiptSnapshot;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The table `receipt`.
@Repository
class Receipts {

    private final JdbcClient jdbc;
    private final JsonMapper mapper;

    Receipts(JdbcClient jdbc, JsonMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    void add(Receipt receipt) {
        jdbc.sql(
                        """
                        insert into receipt
                            (village_id, id, number, payment_id, property_id, amount, issued_on,
                             snapshot, created_at)
                        values (:village, :id, :number, :payment, :property, :amount, :issuedOn,
                             cast(:snapshot as jsonb), :now)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", receipt.id())
                .param("number", receipt.number())
                .param("payment", receipt.paymentId())
                .param("property", receipt.propertyId())
                .param("amount", receipt.amount())
                .param("issuedOn", receipt.issuedOn())
                .param("snapshot", mapper.writeValueAsString(receipt.snapshot()))
                .param("now", receipt.createdAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Receipt> findById(UUID id) {
        return jdbc.sql("select * from receipt where id = ?")
                .param(id)
                .query((row, _) -> receipt(row))
                .optional();
    }

    /// @return the one that was good until now, if there is one
    Optional<Receipt> cancelOf(UUID paymentId, Instant now) {
        return jdbc.sql(
                        """
                        update receipt set cancelled_at = :now
                        where payment_id = :payment and cancelled_at is null
                        returning *
                        """)
                .param("payment", paymentId)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> receipt(row))
                .optional();
    }

    /// Newest first.
    ///
    /// @param houses only those of these
    List<Receipt> page(Optional<Collection<UUID>> houses, Optional<UUID> before, int limit) {
        return jdbc.sql(
                        """
                        select * from receipt
                        where (:all or property_id = any (:houses))
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("all", houses.isEmpty())
                .param("houses", houses.stream().flatMap(Collection::stream).toArray(UUID[]::new))
                .param("before", before.orElse(null))
                .param("limit", limit)
                .query((row, _) -> receipt(row))
                .list();
    }

    private Receipt receipt(ResultSet row) throws SQLException {
        var cancelledAt = row.getObject("cancelled_at", OffsetDateTime.class);
        return new Receipt(
                row.getObject("id", UUID.class),
                row.getString("number"),
                row.getObject("payment_id", UUID.class),
                row.getObject("property_id", UUID.class),
                row.getBigDecimal("amount"),
                row.getObject("issued_on", LocalDate.class),
                mapper.readValue(row.getString("snapshot"), ReceiptSnapshot.class),
                cancelledAt == null ? null : cancelledAt.toInstant(),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
