package io.smartvillage.identity.village;

import io.smartvillage.platform.tenancy.JobsRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The table `village`. All but [#page] see the current village only.
@Repository
public class Villages {

    private static final UUID START = new UUID(0, 0);

    private static final String COLUMNS =
            "select id, alias, name, address, contact_info, settings, status, version, created_at,"
                    + " updated_at, closed_at from village ";

    private final JdbcClient jdbc;
    private final JobsRole jobs;
    private final JsonMapper json;

    Villages(JdbcClient jdbc, JobsRole jobs, JsonMapper json) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.json = json;
    }

    public Optional<Village> find(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ?").param(id).query(this::village).optional();
    }

    /// Nobody else changes the village, or its admins, until the transaction ends.
    public Optional<Village> findLocked(UUID id) {
        return jdbc.sql(COLUMNS + "where id = ? for no key update")
                .param(id)
                .query(this::village)
                .optional();
    }

    /// Of all villages, in order of id: the order in which they were created.
    List<Village> page(
            Optional<UUID> after,
            Optional<VillageStatus> status,
            @Nullable String alias,
            int limit) {
        return jobs.call(() ->
                jdbc.sql(
                                COLUMNS
                                        + """
                                        where id > :after
                                          and (:status::text is null or status = :status)
                                          and (:alias::text is null or alias = :alias)
                                        order by id limit :limit
                                        """)
                        .param("after", after.orElse(START))
                        .param("status", status.map(VillageStatus::column).orElse(null))
                        .param("alias", alias)
                        .param("limit", limit)
                        .query(this::village)
                        .list());
    }

    void add(Village village) {
        var details = village.details();
        jdbc.sql(
                        """
                        insert into village
                            (village_id, id, alias, name, address, contact_info, settings, status,
                             version, created_at, updated_at)
                        values (:id, :id, :alias, :name, :address, :contactInfo::jsonb,
                             :settings::jsonb, :status, :version, :createdAt, :updatedAt)
                        """)
                .param("id", village.id())
                .param("alias", village.alias())
                .param("name", details.name())
                .param("address", details.address())
                .param("contactInfo", json.writeValueAsString(details.contactInfo()))
                .param("settings", json.writeValueAsString(details.settings()))
                .param("status", village.status().column())
                .param("version", village.currentVersion())
                .param("createdAt", utc(village.createdAt()))
                .param("updatedAt", utc(village.updatedAt()))
                .update();
    }

    /// @throws OptimisticLockingFailureException if somebody else changed it since it was read
    void update(Village village) {
        var details = village.details();
        var updated =
                jdbc.sql(
                                """
                                update village set name = :name, address = :address,
                                    contact_info = :contactInfo::jsonb, settings = :settings::jsonb, closed_at = :closedAt,
                                    status = :status, version = :version, updated_at = :updatedAt
                                where id = :id and version = :version - 1
                                """)
                        .param("id", village.id())
                        .param("name", details.name())
                        .param("address", details.address())
                        .param("contactInfo", json.writeValueAsString(details.contactInfo()))
                        .param("settings", json.writeValueAsString(details.settings()))
                        .param("status", village.status().column())
                        .param("version", village.currentVersion())
                        .param("updatedAt", utc(village.updatedAt()))
                        .param(
                                "closedAt",
                                Optional.ofNullable(village.closedAt())
                                        .map(Villages::utc)
                                        .orElse(null),
                                Types.TIMESTAMP_WITH_TIMEZONE)
                        .update();
        if (updated != 1) {
            throw new OptimisticLockingFailureException("village " + village.id());
        }
    }

    private Village village(ResultSet row, int index) throws SQLException {
        return new Village(
                row.getObject("id", UUID.class),
                row.getString("alias"),
                new VillageDetails(
                        row.getString("name"),
                        row.getString("address"),
                        json.readValue(row.getString("contact_info"), ContactInfo.class),
                        json.readValue(row.getString("settings"), VillageSettings.class)),
                VillageStatus.of(row.getString("status")),
                row.getLong("version"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getObject("closed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant)
                        .orElse(null));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
