package io.smartvillage.billing.credit;

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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/// The table `credit`: lots of credit, used oldest first. Whoever moves them has locked the house,
/// and keeps the trace ([io.smartvillage.billing.allocation.Allocations]).
@Component
public class Credits {

    private final JdbcClient jdbc;
    private final IdGenerator ids;
    private final Clock clock;

    Credits(JdbcClient jdbc, IdGenerator ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /// @return the id of the new lot
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID open(UUID propertyId, UUID paymentId, BigDecimal amount) {
        var id = ids.generateId();
        jdbc.sql(
                        """
                        insert into credit
                            (village_id, id, property_id, payment_id, amount, remaining, created_at)
                        values (:village, :id, :property, :payment, :amount, :amount, :now)
                        """)
                .param("village", CurrentVillage.id())
                .param("id", id)
                .param("property", propertyId)
                .param("payment", paymentId)
                .param("amount", amount)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /// Lots of the house that have something left, in the order in which they are used.
    @Transactional(propagation = Propagation.MANDATORY)
    public List<CreditLot> leftOf(UUID propertyId) {
        return jdbc.sql(
                        """
                        select * from credit where property_id = ? and remaining > 0
                        order by id for update
                        """)
                .param(propertyId)
                .query((row, _) -> lot(row))
                .list();
    }

    /// @throws IllegalStateException if the lot has less; the transaction is to be rolled back
    @Transactional(propagation = Propagation.MANDATORY)
    public void take(UUID creditId, BigDecimal amount) {
        var taken =
                jdbc.sql(
                                """
                                update credit set remaining = remaining - :amount
                                where id = :id and remaining >= :amount
                                """)
                        .param("id", creditId)
                        .param("amount", amount)
                        .update();
        if (taken != 1) {
            throw new IllegalStateException(
                    "credit %s has less than %s".formatted(creditId, amount));
        }
    }

    /// Newest first, used-up ones too.
    List<CreditLot> page(UUID propertyId, Optional<UUID> before, int limit) {
        return jdbc.sql(
                        """
                        select * from credit
                        where property_id = :property
                          and (cast(:before as uuid) is null or id < :before)
                        order by id desc limit :limit
                        """)
                .param("property", propertyId)
                .param("before", before.orElse(null))
                .param("limit", limit)
                .query((row, _) -> lot(row))
                .list();
    }

    private static CreditLot lot(ResultSet row) throws SQLException {
        return new CreditLot(
                row.getObject("id", UUID.class),
                row.getObject("property_id", UUID.class),
                row.getObject("payment_id", UUID.class),
                row.getBigDecimal("amount"),
                row.getBigDecimal("remaining"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
