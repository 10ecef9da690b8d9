package io.smartvillage.identity.userimport;

import io.smartvillage.identity.userimport.UserRegistrations.FailedRow;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/// The tables `user_import` and `user_import_row`.
@Repository
class UserImports {

    /// A pending row, and the person it tells of.
    record Pending(UUID importId, int attempts, ImportRow row) {}

    private final JdbcClient jdbc;
    private final JobsRole jobs;
    private final PersonalData personalData;
    private final JsonMapper json;

    UserImports(JdbcClient jdbc, JobsRole jobs, PersonalData personalData, JsonMapper json) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.personalData = personalData;
        this.json = json;
    }

    /// With the first chunk of a file.
    void ensure(UUID id, UUID requestedBy, Instant now) {
        jdbc.sql(
                        """
                        insert into user_import (village_id, id, requested_by, created_at)
                        values (?, ?, ?, ?) on conflict do nothing
                        """)
                .params(CurrentVillage.id(), id, requestedBy, utc(now))
                .update();
    }

    /// @return false if another import has the same person pending
    boolean addPending(UUID importId, ImportRow row, Instant now) {
        return jdbc.sql(
                                """
                                insert into user_import_row
                                    (village_id, user_import_id, line, username, person, status,
                                     next_attempt_at)
                                values (?, ?, ?, ?, ?, 'pending', ?)
                                on conflict do nothing
                                """)
                        .params(
                                CurrentVillage.id(),
                                importId,
                                row.line(),
                                row.person().username(),
                                personalData.encrypt(json.writeValueAsBytes(row)),
                                utc(now))
                        .update()
                == 1;
    }

    void addKnown(UUID importId, ImportRow row) {
        jdbc.sql(
                        """
                        insert into user_import_row
                            (village_id, user_import_id, line, username, status)
                        values (?, ?, ?, ?, 'known')
                        """)
                .params(CurrentVillage.id(), importId, row.line(), row.person().username())
                .update();
    }

    /// Of these usernames, those that are in the village or pending.
    Set<String> known(List<String> usernames) {
        return new TreeSet<>(
                jdbc.sql(
                                """
                                select username from village_user where username = any(?)
                                union
                                select username from user_import_row
                                where username = any(?) and status = 'pending'
                                """)
                        .params(usernames.toArray(String[]::new), usernames.toArray(String[]::new))
                        .query(String.class)
                        .list());
    }

    UserRegistrations registrations(UUID importId) {
        var failed =
                jdbc.sql(
                                """
                                select line, username, problem from user_import_row
                                where user_import_id = ? and status = 'failed' order by line
                                """)
                        .param(importId)
                        .query((row, _) ->
                                new FailedRow(
                                        row.getLong("line"),
                                        row.getString("username"),
                                        Objects.requireNonNullElse(row.getString("problem"), "")))
                        .list();
        return jdbc.sql(
                        """
                        select count(*) filter (where status = 'pending') as pending,
                            count(*) filter (where status = 'registered') as registered,
                            count(*) filter (where status = 'known') as known
                        from user_import_row where user_import_id = ?
                        """)
                .param(importId)
                .query((row, _) ->
                        new UserRegistrations(
                                row.getInt("pending"),
                                row.getInt("registered"),
                                row.getInt("known"),
                                failed))
                .single();
    }

    /// Villages with rows to do, of all.
    List<UUID> dueVillages(Instant now) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select distinct village_id from user_import_row
                                where status = 'pending' and next_attempt_at <= ?
                                """)
                        .param(utc(now))
                        .query(UUID.class)
                        .list());
    }

    /// One that no other instance is at.
    Optional<Pending> takeDue(Instant now) {
        return jdbc.sql(
                        """
                        select user_import_id, person, attempts from user_import_row
                        where status = 'pending' and next_attempt_at <= ?
                        order by next_attempt_at, user_import_id, line
                        limit 1 for update skip locked
                        """)
                .param(utc(now))
                .query((row, _) ->
                        new Pending(
                                row.getObject("user_import_id", UUID.class),
                                row.getInt("attempts"),
                                json.readValue(
                                        personalData.decrypt(row.getBytes("person")),
                                        ImportRow.class)))
                .optional();
    }

    /// @param userId null if they were in the village already
    void finished(Pending pending, String status, @Nullable UUID userId, @Nullable String problem) {
        jdbc.sql(
                        """
                        update user_import_row set status = ?, village_user_id = ?, problem = ?,
                            person = null, next_attempt_at = null
                        where user_import_id = ? and line = ?
                        """)
                .params(
                        Arrays.asList(
                                status, userId, problem, pending.importId(), pending.row().line()))
                .update();
    }

    void postponed(Pending pending, String problem, Instant nextAttempt) {
        jdbc.sql(
                        """
                        update user_import_row
                        set attempts = attempts + 1, problem = ?, next_attempt_at = ?
                        where user_import_id = ? and line = ?
                        """)
                .params(problem, utc(nextAttempt), pending.importId(), pending.row().line())
                .update();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
