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

    /// The latest registered first.
    ///
    /// @param all whose `property` is in `own`, and of the others, if true, those of the days
    /// @param anyDay true passes over the days; somebody inside is there on every day
    /// @param own must not be empty
    /// @param overstaying whether those who are inside too long are wanted; `others`: the rest
    @Query(
            """
            select v from Visitor v
            where v.id < :before
              and (v.propertyId in :own
                or (:all = true
                  and (:anyDay = true or v.status = :inside
                    or (v.validFrom < :dayEnds and v.validUntil >= :dayStarts))))
              and (:anyProperty = true or v.propertyId = :property)
              and v.status in :statuses
              and v.validFrom < :startsBefore and v.validUntil >= :endsAfter
              and ((:others = true and not (v.status = :inside and v.overstaysAt < :now))
                or (:overstaying = true and v.status = :inside and v.overstaysAt < :now))
            order by v.id desc
            """)
    List<Visitor> page(
            UUID before,
            Collection<UUID> own,
            boolean all,
            boolean anyDay,
            Instant dayStarts,
            Instant dayEnds,
            boolean anyProperty,
            UUID property,
            Collection<VisitorStatus> statuses,
            Instant startsBefore,
            Instant endsAfter,
            boolean overstaying,
            boolean others,
            VisitorStatus inside,
            Instant now,
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

    /// Visitors who are inside too long, which nobody was told yet, but for those that somebody
    /// else is changing right now.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query(
            """
            select v from Visitor v
            where v.status = :inside and v.overstaysAt < :now and v.overstayToldAt is null
            order by v.overstaysAt
            """)
    List<Visitor> overstaying(VisitorStatus inside, Instant now, Limit limit);
}
