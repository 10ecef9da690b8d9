package io.smartvillage.visitor.walkin;

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

public interface WalkIns extends Repository<WalkIn, UUID> {

    WalkIn save(WalkIn walkIn);

    void flush();

    Optional<WalkIn> findById(UUID id);

    /// Of several answers at once one goes first, and the others see it.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select w from WalkIn w where w.id = :id")
    Optional<WalkIn> lockById(UUID id);

    @Query(
            """
            select count(w) from WalkIn w
            where w.propertyId = :property and w.status = :waiting and w.answerBy > :now
            """)
    int countWaiting(UUID property, WalkInStatus waiting, Instant now);

    List<WalkIn> findByIdInOrderByIdDesc(Collection<UUID> ids);

    /// Whose time is over, but for those that somebody else is changing right now.
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = "-2"))
    @Query(
            """
            select w from WalkIn w where w.status = :waiting and w.answerBy <= :now
            order by w.answerBy
            """)
    List<WalkIn> overdue(WalkInStatus waiting, Instant now, Limit limit);
}
