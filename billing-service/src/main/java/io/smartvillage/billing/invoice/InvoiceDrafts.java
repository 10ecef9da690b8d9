package io.smartvillage.billing.invoice;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface InvoiceDrafts
        extends Repository<InvoiceDraft, UUID>, JpaSpecificationExecutor<InvoiceDraft> {

    InvoiceDraft save(InvoiceDraft draft);

    void delete(InvoiceDraft draft);

    void flush();

    Optional<InvoiceDraft> findById(UUID id);

    /// Waits for whoever else is changing it; the row stays locked until the transaction ends.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from InvoiceDraft d where d.id = :id")
    Optional<InvoiceDraft> findAndLock(UUID id);
}
