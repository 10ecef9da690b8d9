package io.smartvillage.property.property;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Properties extends Repository<Property, UUID> {

    Property save(Property property);

    void flush();

    Optional<Property> findById(UUID id);

    boolean existsByHouseNumber(String houseNumber);

    /// In order of id, which is the order in which they were registered.
    @Query(
            """
            select p from Property p
            where p.id > :after
              and (:status is null or p.status = :status)
              and (:landUse is null or p.landUse = :landUse)
              and p.houseNumber like :houseNumber escape '\\'
            order by p.id
            """)
    List<Property> page(
            UUID after,
            @org.jspecify.annotations.Nullable PropertyStatus status,
            @org.jspecify.annotations.Nullable LandUse landUse,
            String houseNumber,
            Limit limit);
}
