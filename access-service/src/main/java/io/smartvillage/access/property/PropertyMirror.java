package io.smartvillage.access.property;

import io.smartvillage.platform.tenancy.MirrorList;
import io.smartvillage.platform.tenancy.MirrorTable;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tables `property`, `house_owner` and `property_resident`.
@Component
public class PropertyMirror {

    private final JdbcClient jdbc;
    private final MirrorTable properties;
    private final MirrorList owners;
    private final MirrorList residents;
    private final List<HouseholdObserver> observers;

    PropertyMirror(JdbcClient jdbc, List<HouseholdObserver> observers) {
        this.jdbc = jdbc;
        this.properties = new MirrorTable(jdbc, "property", "updated_at");
        this.owners = new MirrorList(jdbc, "house_owner", "property_id", "user_id");
        this.observers = List.copyOf(observers);
        this.residents = new MirrorList(jdbc, "property_resident", "property_id", "user_id");
    }

    @Transactional(readOnly = true)
    public boolean exists(UUID propertyId) {
        return properties.has(propertyId);
    }

    @Transactional(readOnly = true)
    public Optional<String> houseNumber(UUID propertyId) {
        return jdbc.sql(
                        "select house_number from property where id = ? and house_number is not null")
                .param(propertyId)
                .query(String.class)
                .optional();
    }

    /// Houses that the person owns or lives in.
    @Transactional(readOnly = true)
    public List<UUID> ofPerson(UUID userId) {
        return jdbc.sql(
                        """
                        select id from property where owner_id = :userId
                        union
                        select property_id from house_owner where user_id = :userId
                        union
                        select property_id from property_resident where user_id = :userId
                        """)
                .param("userId", userId)
                .query(UUID.class)
                .list();
    }

    /// A state older than the mirrored one changes nothing.
    @Transactional
    public void mirror(PropertyState state) {
        var house = state.propertyId();
        var leavers = household(house);
        var isNewest =
                properties
                        .state(house, state.updatedAt())
                        .with("house_number", state.houseNumber())
                        .with("owner_id", state.ownerId())
                        .keep();
        if (!isNewest) {
            return;
        }
        owners.replace(house, state.owners());
        residents.replace(house, state.residentIds());
        state.owners().forEach(leavers::remove);
        state.residentIds().forEach(leavers::remove);
        if (!leavers.isEmpty()) {
            observers.forEach(observer -> observer.left(house, leavers));
        }
    }

    /// Owners and residents; whoever else asks for them waits for this transaction's end.
    private Set<UUID> household(UUID propertyId) {
        return new HashSet<>(
                jdbc.sql(
                                """
                                with house as materialized (
                                    select id, owner_id from property where id = ?
                                    for no key update
                                )
                                select owner_id from house where owner_id is not null
                                union
                                select o.user_id from house h
                                join house_owner o on o.property_id = h.id
                                union
                                select r.user_id from house h
                                join property_resident r on r.property_id = h.id
                                """)
                        .param(propertyId)
                        .query(UUID.class)
                        .list());
    }
}
