package io.smartvillage.property.pet;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Pets extends Repository<Pet, UUID> {

    Pet save(Pet pet);

    void flush();

    Optional<Pet> findById(UUID id);

    /// In the order in which they were registered.
    ///
    /// @param removedToo those that are no longer there, too
    /// @param anyHouse true passes over `ownHouses`
    @Query(
            """
            select p from Pet p
            where p.id > :after
              and (:propertyId is null or p.propertyId = :propertyId)
              and (:species is null or p.species = :species)
              and (:removedToo = true or p.removedOn is null)
              and (:anyHouse = true or p.propertyId in :ownHouses)
            order by p.id
            """)
    List<Pet> page(
            UUID after,
            @Nullable UUID propertyId,
            @Nullable Species species,
            boolean removedToo,
            boolean anyHouse,
            Collection<UUID> ownHouses,
            Limit limit);
}
