package io.smartvillage.property.keycard;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Keycards extends Repository<Keycard, UUID> {

    Keycard save(Keycard keycard);

    void flush();

    Optional<Keycard> findById(UUID id);

    /// In the order in which they were handed out.
    ///
    /// @param anyNumber true passes over `numberHash`
    /// @param anyHouse true passes over `ownHouses`
    @Query(
            """
            select k from Keycard k
            where k.id > :after
              and (:propertyId is null or k.propertyId = :propertyId)
              and (:holderId is null or k.holderId = :holderId)
              and (:status is null or k.status = :status)
              and (:anyNumber = true or k.numberHash = :numberHash)
              and (:anyHouse = true or k.propertyId in :ownHouses)
            order by k.id
            """)
    List<Keycard> page(
            UUID after,
            @Nullable UUID propertyId,
            @Nullable UUID holderId,
            @Nullable KeycardStatus status,
            boolean anyNumber,
            byte[] numberHash,
            boolean anyHouse,
            Collection<UUID> ownHouses,
            Limit limit);
}
