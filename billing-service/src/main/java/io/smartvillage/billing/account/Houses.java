package io.smartvillage.billing.account;

import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// The lock under which the money of a house is moved.
///
/// Whoever changes what a house owes or has takes it first, then invoices, payments and credits,
/// then numbers: in this order nobody waits in a circle. Billing runs take it for many houses at
/// once, in the order of their ids.
@Component
public class Houses {

    private final JdbcClient jdbc;

    Houses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Waits for whoever else has it; it is given back when the transaction ends.
    ///
    /// @throws HouseNotFoundException if the village has no such house
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID propertyId) {
        var found =
                jdbc.sql("select id from property where id = ? for update")
                        .param(propertyId)
                        .query(UUID.class)
                        .optional();
        if (found.isEmpty()) {
            throw new HouseNotFoundException(propertyId);
        }
    }

    /// All of them, in the order of their ids; those that the village does not have are left out.
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockAll(Collection<UUID> propertyIds) {
        jdbc.sql("select id from property where id = any (:ids) order by id for update")
                .param("ids", propertyIds.toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
