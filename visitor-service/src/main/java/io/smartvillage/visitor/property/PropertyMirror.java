package io.smartvillage.visitor.property;

import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.MirrorTable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tables `property` and `property_resident`.
@Component
public class PropertyMirror {

    private final JdbcClient jdbc;
    private final MirrorTable properties;
    private final List<HouseholdObserver> observers;

    PropertyMirror(JdbcClient jdbc, List<HouseholdObserver> observers) {
        this.jdbc = jdbc;
        this.properties = new MirrorTable(jdbc, "property", "updated_at");
        this.observers = List.copyOf(observers);
    }

    @Transactional(readOnly = true)
    public boolean exists(UUID propertyId) {
        return properties.has(propertyId);
    }

    /// Whoever else locks the house waits for this transaction's end.
    ///
    /// @return whether there is one
    @Transactional
    public boolean lock(UUID propertyId) {
        return jdbc.sql("select true from property where id = ? for no key update")
                .param(propertyId)
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    /// Houses that the person owns or lives in.
    @Transactional(readOnly = true)
    public OwnHouses ofPerson(UUID userId) {
        var since = new HashMap<UUID, Instant>();
        jdbc.sql(
                        """
                        select id, owner_since since from property where owner_id = :userId
                        union all
                        select property_id, since from property_resident where user_id = :userId
                        """)
                .param("userId", userId)
                .query(row -> {
                    since.merge(
                            row.getObject("id", UUID.class), instant(row), PropertyMirror::earlier);
                });
        return new OwnHouses(userId, since);
    }

    /// As [#ofPerson]; nobody moves out of the one house before this transaction's end.
    @Transactional
    public OwnHouses holding(UUID propertyId, UUID userId) {
        lock(propertyId);
        return ofPerson(userId);
    }

    /// A state older than the mirrored one changes nothing. Who is of a house when it becomes known
    /// has been so all along.
    @Transactional
    public void mirror(PropertyState state) {
        var house = state.propertyId();
        var isKnown = lock(house);
        var before = household(house);
        var joined = isKnown ? state.updatedAt() : Instant.EPOCH;
        var owner = state.ownerId();
        var isNewest =
                properties
                        .state(house, state.updatedAt())
                        .with("owner_id", owner)
                        .with(
                                "owner_since",
                                owner == null ? null : before.getOrDefault(owner, joined))
                        .keep();
        if (!isNewest) {
            return;
        }
        var residents = state.residentIds().stream().distinct().toList();
        replaceResidents(
                house,
                residents,
                residents.stream()
                        .map(resident -> before.getOrDefault(resident, joined).toString())
                        .toList());
        var leavers = new HashSet<>(before.keySet());
        residents.forEach(leavers::remove);
        leavers.remove(owner);
        if (!leavers.isEmpty()) {
            observers.forEach(observer -> observer.left(house, leavers));
        }
    }

    /// Owner and residents, and since when they are of the house.
    private Map<UUID, Instant> household(UUID propertyId) {
        var since = new HashMap<UUID, Instant>();
        jdbc.sql(
                        """
                        select owner_id user_id, owner_since since from property
                        where id = :house and owner_id is not null
                        union all
                        select user_id, since from property_resident where property_id = :house
                        """)
                .param("house", propertyId)
                .query(row -> {
                    since.merge(
                            row.getObject("user_id", UUID.class),
                            instant(row),
                            PropertyMirror::earlier);
                });
        return since;
    }

    private void replaceResidents(UUID propertyId, List<UUID> residents, List<String> since) {
        jdbc.sql("delete from property_resident where property_id = ?").param(propertyId).update();
        jdbc.sql(
                        """
                        insert into property_resident (village_id, property_id, user_id, since)
                        select ?, ?, user_id, since
                        from unnest(?::uuid[], ?::timestamptz[]) r (user_id, since)
                        """)
                .params(
                        CurrentVillage.id(),
                        propertyId,
                        residents.toArray(UUID[]::new),
                        since.toArray(String[]::new))
                .update();
    }

    private static Instant instant(ResultSet row) throws SQLException {
        return row.getObject("since", OffsetDateTime.class).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
