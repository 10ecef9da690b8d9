package io.smartvillage.access.property;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.Types;
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

    @Transactional(readOnly = true)
    public boolean exists(UUID propertyId) {
        return jdbc.sql("select exists (select from property where id = ?)")
                .param(propertyId)
                .query(Boolean.class)
                .single();
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
                        select :villageId, :propertyId, resident.user_id
                        from unnest(cast(:residents as uuid[])) as resident (user_id)
                        on conflict do nothing
                        """)
                .param("villageId", CurrentVillage.id())
                .param("propertyId", state.propertyId())
                .param("residents", state.residentIds().toArray(UUID[]::new))
                .update();
    }

    private int upsert(PropertyState state) {
        return jdbc.sql(
                        """
                        insert into property (village_id, id, owner_id, updated_at)
                        values (:villageId, :id, :ownerId, :updatedAt)
                        on conflict (village_id, id) do update
                            set owner_id = excluded.owner_id, updated_at = excluded.updated_at
                            where property.updated_at <= excluded.updated_at
                        """)
                .param("villageId", CurrentVillage.id())
                .param("id", state.propertyId())
                .param("ownerId", state.ownerId(), Types.OTHER)
                .param("updatedAt", state.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }
}
