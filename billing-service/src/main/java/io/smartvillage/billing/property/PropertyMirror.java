package io.smartvillage.billing.property;

import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The tables `property` and `property_resident`.
@Component
public class PropertyMirror {

    private final JdbcClient jdbc;

    PropertyMirror(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Houses that the person owns or lives in.
    @Transactional(readOnly = true)
    public List<UUID> ofPerson(UUID userId) {
        return jdbc.sql(
                        """
                        select id from property where owner_id = :userId
                        union
                        select property_id from property_resident where user_id = :userId
                        """)
                .param("userId", userId)
                .query(UUID.class)
                .list();
    }

    public boolean isOf(UUID propertyId, UUID userId) {
        return ofPerson(userId).contains(propertyId);
    }

    /// A state older than the mirrored one changes nothing.
    @Transactional
    public void mirror(PropertyState state) {
        if (upsert(state) == 0) {
            return;
        }
        jdbc.sql("delete from property_resident where property_id = ?")
                .param(state.propertyId())
                .update();
        jdbc.sql(
                        """
                        insert into property_resident (village_id, property_id, user_id)
                        select p.village_id, p.id, resident.user_id
                        from property p, unnest(cast(:residents as uuid[])) as resident (user_id)
                        where p.id = :propertyId
                        on conflict do nothing
                        """)
                .param("residents", state.residentIds().toArray(UUID[]::new))
                .param("propertyId", state.propertyId())
                .update();
    }

    private int upsert(PropertyState state) {
        return jdbc.sql(
                        """
                        insert into property
                            (village_id, id, house_number, land_use, area_sq_wah, status, owner_id,
                             updated_at)
                        values (cast(current_setting('app.village_id') as uuid), :id, :houseNumber,
                                :landUse, :areaSqWah, :status, :ownerId, :updatedAt)
                        on conflict (village_id, id) do update
                            set house_number = excluded.house_number, land_use = excluded.land_use,
                                area_sq_wah = excluded.area_sq_wah, status = excluded.status,
                                owner_id = excluded.owner_id, updated_at = excluded.updated_at
                            where property.updated_at <= excluded.updated_at
                        """)
                .param("id", state.propertyId())
                .param("houseNumber", state.houseNumber())
                .param("landUse", state.landUse())
                .param("areaSqWah", state.areaSqWah())
                .param("status", state.status())
                .param("ownerId", state.ownerId(), java.sql.Types.OTHER)
                .param("updatedAt", state.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
