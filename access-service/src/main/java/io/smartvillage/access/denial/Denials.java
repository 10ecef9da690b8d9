package io.smartvillage.access.denial;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Denials extends Repository<Denial, UUID> {

    Denial save(Denial denial);

    void flush();

    Optional<Denial> findById(UUID id);

    /// In the order in which they were added.
    ///
    /// @param anyUser true passes over `userId`
    /// @param anyValue true passes over `valueHash`
    /// @param anyState true passes over `inForce` at `now`
    @Query(
            """
            select d from Denial d
            where d.id > :after and d.kind in :kinds
              and (:anyUser = true or d.userId = :userId)
              and (:anyValue = true or d.valueHash = :valueHash)
              and (:anyState = true
                or (:inForce = true and d.liftedAt is null and d.validFrom <= :now
                    and (d.validUntil is null or d.validUntil > :now))
                or (:inForce = false
                    and (d.liftedAt is not null or d.validFrom > :now or d.validUntil <= :now)))
            order by d.id
            """)
    List<Denial> page(
            UUID after,
            Collection<DenialKind> kinds,
            boolean anyUser,
            UUID userId,
            boolean anyValue,
            byte[] valueHash,
            boolean anyState,
            boolean inForce,
            Instant now,
            Limit limit);
}
