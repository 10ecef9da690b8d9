package io.smartvillage.property.property;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Properties extends Repository<Property, UUID> {

    Property save(Property property);

    void flush();

    Optional<Property> findById(UUID id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    Optional<Property> findLockedById(UUID id);

    boolean existsByHouseNumber(String houseNumber);

    /// In order of id, which is the order in which they were registered.
    ///
    /// @param residentId lives there on `today`
    /// @param viewerId owns the house or lives there on `today`
    @Query(
            """
            select p from Property p
            where p.id > :after
              and (:status is null or p.status = :status)
              and (:landUse is null or p.landUse = :landUse)
              and p.houseNumber like :houseNumber escape '\\'
              and (:ownerId is null or p.ownerId = :ownerId)
              and (:residentId is null or exists (
                select 1 from Occupancy r
                where r.propertyId = p.id and r.userId = :residentId
                  and r.fromDate <= :today and (r.untilDate is null or r.untilDate > :today)))
              and (:viewerId is null or p.ownerId = :viewerId or exists (
                select 1 from Occupancy v
                where v.propertyId = p.id and v.userId = :viewerId
                  and v.fromDate <= :today and (v.untilDate is null or v.untilDate > :today)))
            order by p.id
            """)
    List<Property> page(
            UUID after,
            @Nullable PropertyStatus status,
            @Nullable LandUse landUse,
            String houseNumber,
            @Nullable UUID ownerId,
            @Nullable UUID residentId,
            @Nullable UUID viewerId,
            LocalDate today,
            Limit limit);
}
