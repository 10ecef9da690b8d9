package io.smartvillage.identity.personaldata;

import io.smartvillage.identity.personaldata.Erasure.Step;
import io.smartvillage.platform.privacy.PersonalData;
import io.smartvillage.platform.tenancy.CurrentVillage;
import io.smartvillage.platform.tenancy.JobsRole;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The tables `erasure` and `erasure_answer`.
@Repository
class Erasures {

    /// What is left to do in Keycloak.
    record DueAccount(UUID villageId, UUID erasureId) {}

    /// @param returned the person is of the village again: nothing is to be removed
    record Account(UUID userId, boolean returned, int attempts) {}

    private static final String ACCOUNT = "account";

    private static final String COLUMNS =
            """
            select id, village_user_id, requested_by, on_own_request, reason, created_at,
                account_done_at, completed_at
            from erasure
            """;

    private final JdbcClient jdbc;
    private final JobsRole jobs;
    private final PersonalData personalData;

    Erasures(JdbcClient jdbc, JobsRole jobs, PersonalData personalData) {
        this.jdbc = jdbc;
        this.jobs = jobs;
        this.personalData = personalData;
    }

    /// Of two requests for one person at once, the second sees the first.
    void oneAtATime(UUID userId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 0)) is null")
                .param(CurrentVillage.id() + " personal data of " + userId)
                .query(Boolean.class)
                .single();
    }

    void add(
            UUID id,
            UUID userId,
            @Nullable UUID requestedBy,
            boolean onOwnRequest,
            String reason,
            Instant now) {
        jdbc.sql(
                        """
                        insert into erasure (village_id, id, village_user_id, requested_by,
                            on_own_request, reason, created_at, account_due_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Arrays.asList(
                                CurrentVillage.id(),
                                id,
                                userId,
                                requestedBy,
                                onOwnRequest,
                                personalData.encrypt(reason),
                                utc(now),
                                utc(now)))
                .update();
    }

    Optional<Erasure> find(UUID id) {
        return withSteps(jdbc.sql(COLUMNS + "where id = ?").param(id).query(this::read).list())
                .stream()
                .findFirst();
    }

    Optional<Erasure> latestOf(UUID userId) {
        return withSteps(
                        jdbc.sql(COLUMNS + "where village_user_id = ? order by id desc limit 1")
                                .param(userId)
                                .query(this::read)
                                .list())
                .stream()
                .findFirst();
    }

    /// The latest first.
    List<Erasure> page(UUID before, Optional<UUID> userId, int most) {
        return withSteps(
                jdbc.sql(
                                COLUMNS
                                        + """
                                        where id < :before
                                          and (:user::uuid is null or village_user_id = :user)
                                        order by id desc limit :most
                                        """)
                        .param("before", before)
                        .param("user", userId.orElse(null))
                        .param("most", most)
                        .query(this::read)
                        .list());
    }

    /// Repeating it changes nothing; what is told of an erasure that is not here is left out.
    void answered(UUID id, String service, Instant doneAt) {
        jdbc.sql(
                        """
                        insert into erasure_answer (village_id, erasure_id, service, done_at)
                        select village_id, id, ?, ? from erasure where id = ?
                        on conflict do nothing
                        """)
                .params(service, utc(doneAt), id)
                .update();
        complete(id);
    }

    List<DueAccount> dueAccounts(Instant now, int most) {
        return jobs.call(() ->
                jdbc.sql(
                                """
                                select village_id, id from erasure where account_due_at <= ?
                                order by account_due_at limit ?
                                """)
                        .params(utc(now), most)
                        .query((row, _) ->
                                new DueAccount(
                                        row.getObject("village_id", UUID.class),
                                        row.getObject("id", UUID.class)))
                        .list());
    }

    /// One that no other instance is at.
    Optional<Account> takeAccount(UUID id, Instant now) {
        return jdbc.sql(
                        """
                        select e.village_user_id, e.account_attempts, u.status <> 'inactive' as returned
                        from erasure e
                        join village_user u
                            on u.village_id = e.village_id and u.id = e.village_user_id
                        where e.id = ? and e.account_due_at <= ?
                        for no key update of e skip locked
                        """)
                .params(id, utc(now))
                .query((row, _) ->
                        new Account(
                                row.getObject("village_user_id", UUID.class),
                                row.getBoolean("returned"),
                                row.getInt("account_attempts")))
                .optional();
    }

    void accountDone(UUID id, Instant now) {
        jdbc.sql("update erasure set account_due_at = null, account_done_at = ? where id = ?")
                .params(utc(now), id)
                .update();
        complete(id);
    }

    void accountPostponed(UUID id, Instant next) {
        jdbc.sql(
                        """
                        update erasure set account_attempts = account_attempts + 1,
                            account_due_at = ?
                        where id = ?
                        """)
                .params(utc(next), id)
                .update();
    }

    /// The row is locked first: of the last two answers, whichever comes second sees the other.
    private void complete(UUID id) {
        jdbc.sql("select id from erasure where id = ? for no key update")
                .param(id)
                .query(UUID.class)
                .optional();
        jdbc.sql(
                        """
                        update erasure e
                        set completed_at = greatest(e.account_done_at, (
                            select max(done_at) from erasure_answer a where a.erasure_id = e.id))
                        where e.id = ? and e.completed_at is null and e.account_done_at is not null
                          and (select count(*) from erasure_answer a
                               where a.erasure_id = e.id and a.service = any(?)) = ?
                        """)
                .params(id, Services.ALL.toArray(String[]::new), Services.ALL.size())
                .update();
    }

    private Erasure read(ResultSet row, int number) throws SQLException {
        return new Erasure(
                row.getObject("id", UUID.class),
                row.getObject("village_user_id", UUID.class),
                row.getObject("requested_by", UUID.class),
                row.getBoolean("on_own_request"),
                personalData.decryptText(row.getBytes("reason")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "completed_at"),
                List.of(new Step(ACCOUNT, instant(row, "account_done_at"))));
    }

    private List<Erasure> withSteps(List<Erasure> erasures) {
        if (erasures.isEmpty()) {
            return erasures;
        }
        var answers = new HashMap<UUID, Map<String, Instant>>();
        jdbc.sql(
                        "select erasure_id, service, done_at from erasure_answer where erasure_id = any(?)")
                .param(erasures.stream().map(Erasure::id).toArray(UUID[]::new))
                .query(row -> {
                    answers.computeIfAbsent(
                                    row.getObject("erasure_id", UUID.class), _ -> new HashMap<>())
                            .put(
                                    row.getString("service"),
                                    row.getObject("done_at", OffsetDateTime.class).toInstant());
                });
        return erasures.stream()
                .map(erasure -> withSteps(erasure, answers.getOrDefault(erasure.id(), Map.of())))
                .toList();
    }

    private static Erasure withSteps(Erasure erasure, Map<String, Instant> answers) {
        var steps = new ArrayList<Step>();
        Services.ALL.forEach(service -> steps.add(new Step(service, answers.get(service))));
        steps.addAll(erasure.steps());
        return new Erasure(
                erasure.id(),
                erasure.villageUserId(),
                erasure.requestedBy(),
                erasure.onOwnRequest(),
                erasure.reason(),
                erasure.createdAt(),
                erasure.completedAt(),
                List.copyOf(steps));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
