package io.smartvillage.access.device;

import io.smartvillage.access.device.DeviceUser.Mapping;
import io.smartvillage.platform.tenancy.CurrentVillage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `device_user`.
@Component
class DeviceUsers {

    private final JdbcClient jdbc;

    DeviceUsers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Map<String, UUID> credentials(UUID adapterId, Set<String> pins) {
        var credentials = new HashMap<String, UUID>();
        jdbc.sql(
                        """
                        select pin, credential_id from device_user
                        where adapter_id = ? and pin = any(?::text[])
                        """)
                .params(adapterId, pins.toArray(String[]::new))
                .query(row -> {
                    credentials.put(
                            row.getString("pin"), row.getObject("credential_id", UUID.class));
                });
        return credentials;
    }

    Set<UUID> existing(List<UUID> credentialIds) {
        return new HashSet<>(
                jdbc.sql("select id from credential where id = any(?::uuid[])")
                        .param(credentialIds.toArray(UUID[]::new))
                        .query(UUID.class)
                        .list());
    }

    void keep(UUID adapterId, List<UUID> newIds, List<Mapping> mappings, Instant now) {
        jdbc.sql(
                        """
                        insert into device_user
                            (village_id, id, adapter_id, pin, credential_id, updated_at)
                        select ?::uuid, id, ?::uuid, pin, credential_id, ?::timestamptz
                        from unnest(?::uuid[], ?::text[], ?::uuid[]) m (id, pin, credential_id)
                        on conflict (village_id, adapter_id, pin) do update
                            set credential_id = excluded.credential_id,
                                updated_at = excluded.updated_at
                        """)
                .params(
                        CurrentVillage.id(),
                        adapterId,
                        now.atOffset(ZoneOffset.UTC),
                        newIds.toArray(UUID[]::new),
                        mappings.stream().map(Mapping::pin).toArray(String[]::new),
                        mappings.stream().map(Mapping::credentialId).toArray(UUID[]::new))
                .update();
    }

    List<DeviceUser> page(UUID adapterId, UUID after, int limit) {
        return jdbc.sql(
                        """
                        select id, pin, credential_id from device_user
                        where adapter_id = ? and id > ? order by id limit ?
                        """)
                .params(adapterId, after, limit)
                .query((row, _) ->
                        new DeviceUser(
                                row.getObject("id", UUID.class),
                                row.getString("pin"),
                                row.getObject("credential_id", UUID.class)))
                .list();
    }

    boolean remove(UUID adapterId, UUID id) {
        return jdbc.sql("delete from device_user where adapter_id = ? and id = ?")
                        .params(adapterId, id)
                        .update()
                == 1;
    }
}
