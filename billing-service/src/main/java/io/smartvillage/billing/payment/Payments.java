package io.smartvillage.billing.payment;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Payments extends Repository<Payment, UUID>, JpaSpecificationExecutor<Payment> {

    Payment save(Payment payment);

    void flush();

    Optional<Payment> findById(UUID id);

    /// To lock it before the payment itself; it never changes.
    @Query("select p.propertyId from Payment p where p.id = :id")
    Optional<UUID> houseOf(UUID id);

    /// Waits for whoever else is changing it; the row stays locked until the transaction ends.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Payment p where p.id = :id")
    Optional<Payment> findAndLock(UUID id);
}
