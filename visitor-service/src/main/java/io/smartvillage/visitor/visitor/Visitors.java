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

    /// For an event, which has no caller to tell of a change meanwhile: waits for it instead.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select v from Visitor v where v.id = :id")
    Optional<Visitor> lockById(UUID id);

    boolean existsByEntryCodeHashAndStatusIn(
            byte[] entryCodeHash, Collection<VisitorStatus> statuses);

    /// The latest registered first.
    ///
    /// @param anyProperty true passes over `properties`, which must not be empty
    @Query(
            """
            select v from Visitor v
            where v.id < :before
              and (:anyProperty = true or v.propertyId in :properties)
              and v.status in :statuses
              and v.validFrom < :startsBefore and v.validUntil >= :endsAfter
            order by v.id desc
            """)
    List<Visitor> page(
            UUID before,
            boolean anyProperty,
            Collection<UUID> properties,
            Collection<VisitorStatus> statuses,
            Instant startsBefore,
            Instant endsAfter,
            Limit limit);

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
