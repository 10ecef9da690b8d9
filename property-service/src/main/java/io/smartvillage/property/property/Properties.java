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

    /// Houses of which the person owns a part, or in which they live, on the day.
    @Query(
            """
            select o.propertyId from Ownership o
            where o.userId = :userId
              and o.fromDate <= :day and (o.untilDate is null or o.untilDate > :day)
            union
            select r.propertyId from Occupancy r
            where r.userId = :userId
              and r.fromDate <= :day and (r.untilDate is null or r.untilDate > :day)
            """)
    List<UUID> ofPerson(UUID userId, LocalDate day);

    /// In order of id, which is the order in which they were registered.
    ///
    /// @param residentId lives there on `today`
    /// @param ownerId owns a part of it on `today`
    /// @param viewerId owns a part of it or lives there on `today`
    @Query(
            """
            select p from Property p
            where p.id > :after
              and (:status is null or p.status = :status)
              and (:landUse is null or p.landUse = :landUse)
              and p.houseNumber like :houseNumber escape '\\'
              and (:ownerId is null or exists (
                select 1 from Ownership o
                where o.propertyId = p.id and o.userId = :ownerId
                  and o.fromDate <= :today and (o.untilDate is null or o.untilDate > :today)))
              and (:residentId is null or exists (
                select 1 from Occupancy r
                where r.propertyId = p.id and r.userId = :residentId
                  and r.fromDate <= :today and (r.untilDate is null or r.untilDate > :today)))
              and (:houseGroupId is null or exists (
                select 1 from HouseGroupMember g
                where g.propertyId = p.id and g.houseGroupId = :houseGroupId))
              and (:viewerId is null or exists (
                select 1 from Ownership w
                where w.propertyId = p.id and w.userId = :viewerId
                  and w.fromDate <= :today and (w.untilDate is null or w.untilDate > :today))
                or exists (
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
            @Nullable UUID houseGroupId,
            @Nullable UUID viewerId,
            LocalDate today,
            Limit limit);
}
