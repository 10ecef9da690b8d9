package io.smartvillage.access.gate;

import io.smartvillage.platform.tenancy.CurrentVillage;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The table `gate_client`.
@Repository
class GateClients {

    private static final String UNENDED =
            "status = 'revoking' and (revoked_at is not null or issued_at < ?)";

    private final JdbcClient jdbc;

    GateClients(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @return false if the gate has one that is current; nothing was stored
    boolean reserve(UUID id, UUID gateId, String clientId, UUID by, Instant now) {
        return jdbc.sql(
                                """
                                insert into gate_client
                                    (village_id, id, gate_id, client_id, status, issued_by, issued_at)
                                values (?, ?, ?, ?, 'issuing', ?, ?) on conflict do nothing
                                """)
                        .params(CurrentVillage.id(), id, gateId, clientId, by, utc(now))
                        .update()
                == 1;
    }

    /// Of the gate's clients that were begun and never finished, or not yet.
    void giveUp(UUID gateId) {
        jdbc.sql(
                        """
                        update gate_client set status = 'revoking'
                        where gate_id = ? and status = 'issuing'
                        """)
                .param(gateId)
                .update();
    }

    /// Of the gate's clients that were begun and never finished.
    void giveUp(UUID gateId, Instant begunBefore) {
        jdbc.sql(
                        """
                        update gate_client set status = 'revoking'
                        where gate_id = ? and status = 'issuing' and issued_at < ?
                        """)
                .params(gateId, utc(begunBefore))
                .update();
    }

    /// Nobody else's: another request may have begun one for the same gate since.
    void giveUpBegun(UUID id) {
        jdbc.sql("update gate_client set status = 'revoking' where id = ? and status = 'issuing'")
                .param(id)
                .update();
    }

    /// @return empty if another request gave it up
    Optional<GateClient> lockBegun(UUID id) {
        return one("select * from gate_client where id = ? and status = 'issuing' for update", id);
    }

    Optional<GateClient> lockActive(UUID gateId) {
        return one(
                "select * from gate_client where gate_id = ? and status = 'active' for update",
                gateId);
    }

    Optional<GateClient> newest(UUID gateId) {
        return one("select * from gate_client where gate_id = ? order by id desc limit 1", gateId);
    }

    /// Whether its clientId is not to be changed by hand.
    boolean isIssued(UUID gateId) {
        return jdbc.sql(
                        """
                        select exists (select from gate_client
                                       where gate_id = ? and status in ('issuing', 'active'))
                        """)
                .param(gateId)
                .query(Boolean.class)
                .single();
    }

    GateClient activate(UUID id) {
        return changed("update gate_client set status = 'active' where id = ? returning *", id);
    }

    GateClient rotated(UUID id, UUID by, Instant now) {
        return changed(
                "update gate_client set rotated_by = ?, rotated_at = ? where id = ? returning *",
                by,
                utc(now),
                id);
    }

    GateClient revoke(UUID id, UUID by, Instant now) {
        return changed(
                """
                update gate_client set status = 'revoking', revoked_by = ?, revoked_at = ?
                where id = ? returning *
                """,
                by,
                utc(now),
                id);
    }

    /// What Keycloak is to end. Of a client that was never taken over somebody may still be making
    /// it: it counts as given up, and is ended, when that request must be over.
    List<GateClient> unended(Instant begunBefore) {
        jdbc.sql(
                        """
                        update gate_client set status = 'revoking'
                        where status = 'issuing' and issued_at < ?
                        """)
                .param(utc(begunBefore))
                .update();
        return jdbc.sql("select * from gate_client where " + UNENDED + " order by id")
                .param(utc(begunBefore))
                .query((row, _) -> client(row))
                .list();
    }

    /// @return empty if it is not there, or not to be ended yet or any more
    Optional<GateClient> unended(UUID id, Instant begunBefore) {
        return jdbc.sql("select * from gate_client where " + UNENDED + " and id = ?")
                .params(utc(begunBefore), id)
                .query((row, _) -> client(row))
                .optional();
    }

    /// @return empty if another instance has ended it
    Optional<GateClient> ended(UUID id) {
        return one(
                """
                update gate_client set status = 'revoked' where id = ? and status = 'revoking'
                returning *
                """,
                id);
    }

    private Optional<GateClient> one(String sql, Object parameter) {
        return jdbc.sql(sql).param(parameter).query((row, _) -> client(row)).optional();
    }

    private GateClient changed(String sql, Object... parameters) {
        return jdbc.sql(sql).params(parameters).query((row, _) -> client(row)).single();
    }

    private static GateClient client(ResultSet row) throws SQLException {
        return new GateClient(
                row.getObject("id", UUID.class),
                row.getObject("gate_id", UUID.class),
                row.getString("client_id"),
                GateClientStatus.of(row.getString("status")),
                row.getObject("issued_by", UUID.class),
                row.getObject("issued_at", OffsetDateTime.class).toInstant(),
                row.getObject("rotated_by", UUID.class),
                instant(row.getObject("rotated_at", OffsetDateTime.class)),
                row.getObject("revoked_by", UUID.class),
                instant(row.getObject("revoked_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
