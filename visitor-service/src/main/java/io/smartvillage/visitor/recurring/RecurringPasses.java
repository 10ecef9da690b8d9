package io.smartvillage.visitor.recurring;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

public interface RecurringPasses extends Repository<RecurringPass, UUID> {

    RecurringPass save(RecurringPass pass);

    void flush();

    Optional<RecurringPass> findById(UUID id);

    boolean existsById(UUID id);

    List<RecurringPass> findByIdInOrderByIdDesc(Collection<UUID> ids);

    /// What these people have issued for a house. Whoever is changing one of them is waited for.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            """
            select p from RecurringPass p
            where p.propertyId = :property and p.createdBy in :people and p.status = :active
            order by p.id
            """)
    List<RecurringPass> issuedBy(
            UUID property, Collection<UUID> people, RecurringPassStatus active);

    List<RecurringPass> findByCreatedByAndStatus(UUID createdBy, RecurringPassStatus status);

    /// Whose last window is over, but for those that somebody else is changing right now.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query(
            """
            select p from RecurringPass p where p.status = :active and p.validUntil < :now
            order by p.validUntil
            """)
    List<RecurringPass> overdue(RecurringPassStatus active, Instant now, Limit limit);
}
