package io.smartvillage.visitor.visitor;

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

public interface Visitors extends Repository<Visitor, UUID> {

    Visitor save(Visitor visitor);

    void flush();

    Optional<Visitor> findById(UUID id);

    /// What the person announced and nobody has come for.
    List<Visitor> findByCreatedByAndStatus(UUID createdBy, VisitorStatus status);

    /// For an event, which has no caller to tell of a change meanwhile: waits for it instead.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from Visitor v where v.id = :id")
    Optional<Visitor> lockById(UUID id);

    List<Visitor> findByIdInOrderByIdDesc(Collection<UUID> ids);

    /// Whom these people expect at a house. Whoever is changing one of them is waited for.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            """
            select v from Visitor v
            where v.propertyId = :property and v.createdBy in :people and v.status = :pending
            order by v.id
            """)
    List<Visitor> expectedBy(UUID property, Collection<UUID> people, VisitorStatus pending);

    /// Visitors whose time is over, but for those that somebody else is changing right now.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query(
            """
            select v from Visitor v where v.status = :pending and v.validUntil < :now
            order by v.validUntil
            """)
    List<Visitor> overdue(VisitorStatus pending, Instant now, Limit limit);
}
