package io.smartvillage.property.vehicle;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Vehicles extends Repository<Vehicle, UUID> {

    Vehicle save(Vehicle vehicle);

    void flush();

    Optional<Vehicle> findById(UUID id);

    /// Of a plate's number, one per province.
    List<Vehicle> findByPlateHashAndRemovedOnIsNull(byte[] plateHash);

    /// In the order in which they were registered.
    ///
    /// @param anyProperty true passes over `propertyId`
    /// @param anyOwner true passes over `ownerId`
    /// @param anyPlate true passes over `plateHash`
    /// @param removedToo those that are no longer kept, too
    /// @param anyHouse true passes over `ownHouses`
    @Query(
            """
            select v from Vehicle v
            where v.id > :after
              and (:anyProperty = true or v.propertyId = :propertyId)
              and (:anyOwner = true or v.ownerId = :ownerId)
              and (:anyPlate = true or v.plateHash = :plateHash)
              and (:removedToo = true or v.removedOn is null)
              and (:anyHouse = true or v.propertyId in :ownHouses)
            order by v.id
            """)
    List<Vehicle> page(
            UUID after,
            boolean anyProperty,
            UUID propertyId,
            boolean anyOwner,
            UUID ownerId,
            boolean anyPlate,
            byte[] plateHash,
            boolean removedToo,
            boolean anyHouse,
            Collection<UUID> ownHouses,
            Limit limit);
}
