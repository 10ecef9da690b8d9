package io.smartvillage.property.ownership;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Ownerships extends Repository<Ownership, UUID> {

    Ownership save(Ownership ownership);

    void flush();

    /// Of the day or later, the main owner first.
    @Query(
            """
            select o from Ownership o
            where o.propertyId in :propertyIds
              and (o.untilDate is null or (o.untilDate > :day and o.untilDate > o.fromDate))
            order by o.place, o.fromDate, o.id
            """)
    List<Ownership> from(Collection<UUID> propertyIds, LocalDate day);

    /// All of a house that ever counted or is to.
    @Query(
            """
            select o from Ownership o
            where o.propertyId = :propertyId
              and (o.untilDate is null or o.untilDate > o.fromDate)
            order by o.place, o.fromDate, o.id
            """)
    List<Ownership> of(UUID propertyId);

    /// In the order in which they were written down.
    ///
    /// @param viewerId sees whose it is on `today`, and what was theirs; null sees all
    /// @param anyDay true passes over `at`
    /// @param at only those of the day
    @Query(
            """
            select o from Ownership o
            where o.propertyId = :propertyId and o.id > :after
              and (:anyDay = true
                or o.fromDate <= :at and (o.untilDate is null or o.untilDate > :at))
              and (:viewerId is null or o.userId = :viewerId or (
                o.fromDate <= :today and (o.untilDate is null or o.untilDate > :today)))
            order by o.id
            """)
    List<Ownership> page(
            UUID propertyId,
            UUID after,
            @Nullable UUID viewerId,
            boolean anyDay,
            LocalDate at,
            LocalDate today,
            Limit limit);

    @Query("select distinct o.propertyId from Ownership o where o.nextChange <= :today")
    List<UUID> housesThatChangeBy(LocalDate today);

    @Query(
            """
            select o from Ownership o
            where o.propertyId = :propertyId and o.nextChange <= :today
            """)
    List<Ownership> thatChangeBy(UUID propertyId, LocalDate today);
}
