package io.smartvillage.identity.village;

import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.JobsRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The table `village_provisioning`.
@Repository
class Provisionings {

    private static final int MOST_AT_ONCE = 100;

    private static final String COLUMNS =
            "select id, step, first_admin, attempts, problem from village_provisioning ";

    /// A request that came before, by its key.
    record Earlier(UUID villageId, boolean same) {}

    private final JdbcClient jdbc;
    private final JobsRole jobs;
    private final PersonalData personalData;
    private final JsonMapper json;

    Provisionings(JdbcClient jdbc, JobsRole jobs, PersonalData personalData, JsonMapper json) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.personalData = personalData;
        this.json = json;
    }

    void add(
            UUID villageId,
            UUID operatorId,
            Optional<String> idempotencyKey,
            byte[] requestHash,
            FirstAdmin firstAdmin,
            Instant now) {
        jdbc.sql(
                        """
                        insert into village_provisioning
                            (village_id, id, operator_id, idempotency_key, request_hash, step,
                             first_admin, next_attempt_at, created_at)
                        values (:village, :village, :operator, :key, :hash, :step, :firstAdmin,
                             :now, :now)
                        """)
                .param("village", villageId)
                .param("operator", operatorId)
                .param("key", idempotencyKey.orElse(null))
                .param("hash", requestHash)
                .param("step", ProvisioningStep.ORGANIZATION.column())
                .param("firstAdmin", sealed(firstAdmin))
                .param("now", utc(now))
                .update();
    }

    Optional<Earlier> findEarlier(UUID operatorId, String idempotencyKey, byte[] requestHash) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select id, request_hash = ? as same from village_provisioning
                                where operator_id = ? and idempotency_key = ?
                                """)
                        .params(requestHash, operatorId, idempotencyKey)
                        .query((row, _) ->
                                new Earlier(
                                        row.getObject("id", UUID.class), row.getBoolean("same")))
                        .optional());
    }

    Optional<Provisioning> find(UUID villageId) {
        return jdbc.sql(COLUMNS + "where id = ?")
                .param(villageId)
                .query(this::provisioning)
                .optional();
    }

    /// Villages with work to do, of all.
    List<UUID> due(Instant now) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select id from village_provisioning where next_attempt_at <= ?
                                order by next_attempt_at limit ?
                                """)
                        .params(utc(now), MOST_AT_ONCE)
                        .query(UUID.class)
                        .list());
    }

    /// Villages whose first admin's data need not be kept any longer, of all.
    List<UUID> outdated(Instant before) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select id from village_provisioning
                                where first_admin is not null and created_at < ? and step = 'done'
                                """)
                        .param(utc(before))
                        .query(UUID.class)
                        .list());
    }

    /// Empty if another instance is at it, or it is done.
    Optional<Provisioning> takeDue(UUID villageId, Instant now) {
        return jdbc.sql(COLUMNS + "where id = ? and next_attempt_at <= ? for update skip locked")
                .params(villageId, utc(now))
                .query(this::provisioning)
                .optional();
    }

    /// Waits for an instance that is at it.
    Optional<Provisioning> takeLocked(UUID villageId) {
        return jdbc.sql(COLUMNS + "where id = ? for update")
                .param(villageId)
                .query(this::provisioning)
                .optional();
    }

    void reached(UUID villageId, ProvisioningStep step, @Nullable String problem, Instant now) {
        jdbc.sql(
                        """
                        update village_provisioning
                        set step = ?, attempts = 0, problem = ?, next_attempt_at = ?
                        where id = ?
                        """)
                .params(
                        Arrays.asList(
                                step.column(),
                                problem,
                                step == ProvisioningStep.DONE ? null : utc(now),
                                villageId))
                .update();
    }

    void failed(UUID villageId, String problem, Instant nextAttempt) {
        jdbc.sql(
                        """
                        update village_provisioning
                        set attempts = attempts + 1, problem = ?, next_attempt_at = ? where id = ?
                        """)
                .params(problem, utc(nextAttempt), villageId)
                .update();
    }

    void replaceFirstAdmin(UUID villageId, FirstAdmin firstAdmin, Instant now) {
        jdbc.sql(
                        """
                        update village_provisioning
                        set first_admin = ?, attempts = 0, problem = null, next_attempt_at = ?
                        where id = ?
                        """)
                .params(sealed(firstAdmin), utc(now), villageId)
                .update();
    }

    void forgetFirstAdmin(UUID villageId) {
        jdbc.sql("update village_provisioning set first_admin = null where id = ?")
                .param(villageId)
                .update();
    }

    private byte[] sealed(FirstAdmin firstAdmin) {
        return personalData.encrypt(json.writeValueAsBytes(firstAdmin));
    }

    private Provisioning provisioning(ResultSet row, int index) throws SQLException {
        var sealed = row.getBytes("first_admin");
        return new Provisioning(
                row.getObject("id", UUID.class),
                ProvisioningStep.of(row.getString("step")),
                sealed == null
                        ? null
                        : json.readValue(personalData.decrypt(sealed), FirstAdmin.class),
                row.getInt("attempts"),
                row.getString("problem"));
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
