package io.smartvillage.expense.vendor;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Vendors extends Repository<Vendor, UUID>, JpaSpecificationExecutor<Vendor> {

    Vendor save(Vendor vendor);

    void flush();

    Optional<Vendor> findById(UUID id);

    /// Nobody deactivates it before the transaction ends.
    @Lock(LockModeType.PESSIMISTIC_READ)
    @Query("select v from Vendor v where v.id = :id")
    Optional<Vendor> findAndHold(UUID id);

    @Query(
            """
            select count(v) > 0 from Vendor v
            where v.taxIdHash = :hash and v.branch = :branch and v.id <> :but
            """)
    boolean existsByTaxId(byte[] hash, String branch, UUID but);
}
