package io.smartvillage.property.occupancy;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Occupancies extends Repository<Occupancy, UUID> {

    Occupancy save(Occupancy occupancy);

    Optional<Occupancy> findById(UUID id);

    @Query("select o.propertyId from Occupancy o where o.id = :id")
    Optional<UUID> propertyOf(UUID id);

    void flush();

    /// Who lives there on the day or is to later, in the order in which they move in.
    @Query(
            """
            select o from Occupancy o
            where o.propertyId in :propertyIds
              and (o.untilDate is null or (o.untilDate > :day and o.untilDate > o.fromDate))
            order by o.fromDate, o.id
            """)
    List<Occupancy> from(Collection<UUID> propertyIds, LocalDate day);

    /// Who lives there the day before `until`, unless they have moved out by `today`.
    @Query(
            """
            select o from Occupancy o
            where o.propertyId = :propertyId and o.fromDate < :until
              and (o.untilDate is null or (o.untilDate >= :until and o.untilDate > :today))
            order by o.fromDate, o.id
            """)
    List<Occupancy> household(UUID propertyId, LocalDate until, LocalDate today);

    /// Whether the person lives in the house on any day from `from` on.
    @Query(
            """
            select count(o) > 0 from Occupancy o
            where o.propertyId = :propertyId and o.userId = :userId
              and (o.untilDate is null or (o.untilDate > :from and o.untilDate > o.fromDate))
            """)
    boolean overlap(UUID propertyId, UUID userId, LocalDate from);

    /// Whether the house has a primary occupant on any day from `from` on.
    @Query(
            """
            select count(o) > 0 from Occupancy o
            where o.propertyId = :propertyId and o.isPrimary = true
              and (o.untilDate is null or (o.untilDate > :from and o.untilDate > o.fromDate))
            """)
    boolean hasPrimary(UUID propertyId, LocalDate from);

    /// In order of id, which is the order in which they were written down.
    ///
    /// @param viewerId sees who lives there on `today`, and their own past; null sees all
    /// @param anyDay true passes over `at`
    /// @param at only those who lived there on the day
    @Query(
            """
            select o from Occupancy o
            where o.propertyId = :propertyId and o.id > :after
              and (:anyDay = true
                or o.fromDate <= :at and (o.untilDate is null or o.untilDate > :at))
              and (:viewerId is null or o.userId = :viewerId or (
                o.fromDate <= :today and (o.untilDate is null or o.untilDate > :today)))
            order by o.id
            """)
    List<Occupancy> page(
            UUID propertyId,
            UUID after,
            @Nullable UUID viewerId,
            boolean anyDay,
            LocalDate at,
            LocalDate today,
            Limit limit);

    @Query("select distinct o.propertyId from Occupancy o where o.nextChange <= :today")
    List<UUID> housesThatChangeBy(LocalDate today);

    @Query(
            """
            select o from Occupancy o
            where o.propertyId = :propertyId and o.nextChange <= :today
            """)
    List<Occupancy> thatChangeBy(UUID propertyId, LocalDate today);
}
