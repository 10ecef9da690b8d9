package io.smartvillage.billing.invoice;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Invoices extends Repository<Invoice, UUID>, JpaSpecificationExecutor<Invoice> {

    Optional<Invoice> findById(UUID id);

    /// Waits for whoever else is paying it; the row stays locked until the transaction ends.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from Invoice i where i.id = :id")
    Optional<Invoice> findAndLock(UUID id);

    /// Of a house that is locked: what a payment can settle, written-off ones too.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "select i from Invoice i where i.propertyId = :propertyId"
                    + " and i.status not in (PAID, VOID) order by i.id")
    List<Invoice> findOpenAndLock(UUID propertyId);
}
