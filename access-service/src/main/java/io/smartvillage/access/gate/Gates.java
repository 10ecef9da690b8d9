package io.smartvillage.access.gate;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

public interface Gates extends Repository<Gate, UUID> {

    Gate save(Gate gate);

    void flush();

    Optional<Gate> findById(UUID id);

    Optional<Gate> findByClientId(String clientId);

    boolean existsByName(String name);

    boolean existsByClientId(String clientId);

    /// In the order in which they were added.
    @Query(
            """
            select g from Gate g where g.id > :after and g.status in :statuses and g.zone = :zone
            order by g.id
            """)
    List<Gate> pageOfZone(UUID after, Collection<GateStatus> statuses, String zone, Limit limit);

    /// In the order in which they were added.
    @Query("select g from Gate g where g.id > :after and g.status in :statuses order by g.id")
    List<Gate> page(UUID after, Collection<GateStatus> statuses, Limit limit);
}
