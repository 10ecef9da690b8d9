package io.smartvillage.property.group;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface HouseGroups extends Repository<HouseGroup, UUID> {

    HouseGroup save(HouseGroup group);

    void flush();

    void delete(HouseGroup group);

    Optional<HouseGroup> findById(UUID id);

    boolean existsByKindAndName(GroupKind kind, String name);

    /// In the order in which they were added.
    @Query(
            """
            select g from HouseGroup g
            where g.id > :after and (:kind is null or g.kind = :kind)
            order by g.id
            """)
    List<HouseGroup> page(UUID after, @Nullable GroupKind kind, Limit limit);
}
