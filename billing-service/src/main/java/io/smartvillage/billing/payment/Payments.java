package io.smartvillage.billing.payment;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Payments extends Repository<Payment, UUID>, JpaSpecificationExecutor<Payment> {

    Payment save(Payment payment);

    void flush();

    Optional<Payment> findById(UUID id);

    /// To lock it before the payment itself; it never changes.
    @Query("select p.propertyId from Payment p where p.id = :id")
    Optional<UUID> houseOf(UUID id);

    /// The one that has waited longest of those to be asked about; the row stays locked until the
    /// transaction ends. One that somebody else holds is passed over.
    @NativeQuery(
            """
            select * from payment
            where status = 'waiting' and next_check_at <= :now
            order by next_check_at
            limit 1
            for update skip locked
            """)
    Optional<Payment> findDueAndLock(Instant now);

    /// Waits for whoever else is changing it; the row stays locked until the transaction ends.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select p from Payment p where p.id = :id")
    Optional<Payment> findAndLock(UUID id);
}
